/** @file The run shown may be another than the editor's: with leaves changed, or another gradient asked for. One question is on its way at a time. */

import type { LeafChange, TensorRef } from '../engine/askedRecorder';
import type { GradientCall, Recording } from '../engine/recording';
import { refOf, rowOf, type Answer, type Ask, type PanelAnswer, type Question } from '../extension/protocol/asking';
import { labelOf } from '../extension/protocol/tensorLabel';
import { viewOf } from './model/views';
import type { Store } from './state';
import { t } from './words';

export interface ChangedLeaf extends LeafChange {
  readonly label: string;
  readonly shape: readonly number[];
  /** The snippet's own values. */
  readonly was: readonly number[];
}

export interface AskedTensor {
  readonly ref: TensorRef;
  readonly label: string;
}

/** What the reader asks for beyond the snippet. */
export interface Wish {
  readonly changes: readonly ChangedLeaf[];
  /** Targets and sources in place of the snippet's; null: the call that is looked at. */
  readonly gradient: { readonly targets: readonly AskedTensor[]; readonly sources: readonly AskedTensor[] } | null;
  /** An answer that is kept in step with what is shown. */
  readonly beside: Beside | null;
}
export type Beside = 'jacobian' | 'check';

export interface BesideAnswer {
  readonly kind: Beside;
  readonly targets: readonly string[];
  readonly sources: readonly string[];
  readonly answer: Extract<Answer, { kind: 'jacobian' | 'check' | 'none' }>;
}

export interface Repeat extends Wish {
  /** What answers the wish, so far; null where that is the run itself. */
  readonly shown: { readonly recording: Recording; readonly problem: string | null } | null;
  readonly answer: BesideAnswer | null;
  readonly isAsking: boolean;
  /** Why the last question has no answer. */
  readonly failure: string | null;
}

export const NO_REPEAT: Repeat = {
  changes: [],
  gradient: null,
  beside: null,
  shown: null,
  answer: null,
  isAsking: false,
  failure: null,
};

export interface Repeater {
  /** Latest wins: what is wished while a question is on its way is asked when it is answered. */
  wish(change: Partial<Wish>): void;
  /** Everything as the snippet has it. */
  reset(): void;
}

export function createRepeater(store: Store, ask: (ask: Ask) => Promise<PanelAnswer>): Repeater {
  let isUnderWay = false;
  let asked: Wish | null = null;
  // A new run of the snippet: nothing of the old one is asked any more.
  let ran = store.ownRecording;
  store.subscribe(() => {
    if (store.ownRecording !== ran) {
      ran = store.ownRecording;
      asked = null;
    }
  });

  const put = (change: Partial<Repeat>): void => store.set({ repeat: { ...store.now.repeat, ...change } });
  const isCurrent = (own: Recording | null, wish: Wish): boolean => store.ownRecording === own && asked === wish;

  /** False where something newer is wished meanwhile, or there is no answer. */
  const runAgain = async (own: Recording, wish: Wish): Promise<boolean> => {
    const { changes, gradient } = wish;
    if (changes.length === 0 && gradient === null) {
      put({ shown: null, failure: null });
      return true;
    }
    const answer = await ask({
      changes: changes.map(plain),
      question: { kind: 'run', gradient: gradient && refsOf(gradient) },
    });
    // On the way to the latest wish an older answer may be shown, as under a moving slider; but not one to another question.
    if (store.ownRecording !== own || asked === null || asked.gradient !== gradient) return false;
    if (answer.kind === 'run') {
      const { recording, problem } = answer;
      const call = gradient ? recording.gradients.length - 1 : store.now.call;
      store.set({ call, repeat: { ...store.now.repeat, shown: { recording, problem }, failure: null } });
      return asked === wish;
    }
    if (asked === wish) put({ failure: answer.kind === 'none' ? answer.why : null });
    return false;
  };

  const askBeside = async (own: Recording, wish: Wish): Promise<void> => {
    const { changes, beside } = wish;
    if (beside === null) return put({ answer: null });
    const gradient = wish.gradient ?? gradientShown(store);
    if (!gradient)
      return put({ answer: null, beside: null, failure: t('There is no gradient to ask about: choose a target.') });
    const answer = await ask({ changes: changes.map(plain), question: { kind: beside, gradient: refsOf(gradient) } });
    if (!isCurrent(own, wish)) return;
    const names = { targets: gradient.targets.map(labelOfAsked), sources: gradient.sources.map(labelOfAsked) };
    if (answer.kind === 'run' || answer.kind === 'values') return;
    put({ answer: { kind: beside, ...names, answer } });
  };

  const work = async (): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      for (;;) {
        const own = store.ownRecording;
        const wish = asked;
        if (wish === null || own === null) break;
        if (await runAgain(own, wish)) await askBeside(own, wish);
        if (isCurrent(own, wish)) break;
      }
    } finally {
      isUnderWay = false;
      if (store.now.repeat.isAsking) put({ isAsking: false });
    }
  };

  return {
    wish: (change) => {
      const { changes, gradient, beside } = { ...store.now.repeat, ...change };
      asked = { changes, gradient, beside };
      const toOwnCall = change.gradient === null && store.now.repeat.gradient !== null;
      store.set({
        repeat: { ...store.now.repeat, changes, gradient, beside, isAsking: true },
        ...(toOwnCall ? { call: null } : {}),
      });
      void work();
    },
    reset: () => {
      asked = null;
      store.set({ repeat: NO_REPEAT, ...(store.now.repeat.gradient ? { call: null } : {}) });
    },
  };
}

/** A row of the Recording shown, to be found again in another run. */
export function askedTensor(recording: Recording, row: number): AskedTensor {
  const view = viewOf(recording);
  const result = view.producerOf(row) < 0 ? view.resultOf(row) : null;
  const label = labelOf(view, row);
  if (result === null) return { ref: refOf(recording, row), label };
  const call = recording.gradients.indexOf(result.call);
  return { ref: { kind: 'partial', call, source: result.call.sources.indexOf(result.source) }, label };
}

/** Whether the call that is looked at has targets and sources. */
export function hasGradient(store: Store): boolean {
  return callShown(store) !== null;
}

/** Targets and sources of the call that is looked at. */
export function gradientShown(store: Store): NonNullable<Wish['gradient']> | null {
  const { recording } = store;
  const call = callShown(store);
  if (!recording || !call) return null;
  return {
    targets: call.targets.map((row) => askedTensor(recording, row)),
    sources: call.sources.map(({ tensor }) => askedTensor(recording, tensor)),
  };
}

function callShown({ recording, model }: Store): GradientCall | null {
  const call = recording && model && model.call !== null ? recording.gradients[model.call] : undefined;
  return call && call.targets.length > 0 && call.sources.length > 0 ? call : null;
}

/** The leaf that a node stands for, if its values can be changed: by its row in the Recording. */
export function leafOf(recording: Recording, tensors: readonly number[]): number | null {
  const view = viewOf(recording);
  const [first] = tensors;
  if (first === undefined) return null;
  const row = view.gradRow(first);
  const isNumber = ['float32', 'float64', 'int32'].includes(view.dtypeOf(row));
  const isLeaf = view.kindOf(row) === 'variable' || (view.kindOf(row) === 'constant' && view.producerOf(row) < 0);
  return isNumber && isLeaf && view.resultOf(row) === null ? row : null;
}

export function sameRef(a: TensorRef, b: TensorRef): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether the Recording has what a reference means. */
export function isIn(recording: Recording, ref: TensorRef): boolean {
  return rowOf(recording, ref) !== null;
}

/** As the sandbox is told it. */
export function plain({ site, occurrence, values }: ChangedLeaf): LeafChange {
  return { site, occurrence, values };
}

function refsOf({
  targets,
  sources,
}: NonNullable<Wish['gradient']>): NonNullable<Extract<Question, { kind: 'run' }>['gradient']> {
  return { targets: targets.map(({ ref }) => ref), sources: sources.map(({ ref }) => ref) };
}

function labelOfAsked({ label }: AskedTensor): string {
  return label;
}
