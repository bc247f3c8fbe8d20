/** @file The one store: what the host sent and what the reader chose; the model follows from both. Panels read it. */

import type { GraphState } from '../extension/protocol/messages';
import { RecordingView } from '../extension/protocol/recordingView';
import type { Direction } from './layout/layered';
import { buildGraph, type GraphModel } from './model/graphModel';
import { stageAfter, type Stage } from './model/stage';
import { buildSteps, type Step } from './model/steps';

export interface State {
  /** Null until the host has answered. */
  readonly graph: GraphState | null;
  /** Why the host could not be understood, as a sentence. */
  readonly failure: string | null;
  readonly call: number | null;
  readonly scope: 'call' | 'all';
  readonly selected: string | null;
  /** Tensor row under the editor's cursor. */
  readonly highlighted: number | null;
  readonly showTable: boolean;
  /** `auto`: to the right where the panel is wide enough. */
  readonly direction: Direction | 'auto';
  /** How many steps of the two passes have been taken; null: the whole picture, none singled out. */
  readonly step: number | null;
  readonly playing: boolean;
  /** Steps are played so many times as fast. */
  readonly speed: number;
}

/** What outlives the webview while its tab is hidden or the window reloads. */
export type KeptState = Pick<State, 'scope' | 'showTable' | 'direction' | 'speed'>;

export const SPEEDS: readonly number[] = [0.5, 1, 2, 4, 16];

const INITIAL: State = {
  graph: null,
  failure: null,
  call: null,
  scope: 'call',
  selected: null,
  highlighted: null,
  showTable: false,
  direction: 'auto',
  step: null,
  playing: false,
  speed: 1,
};

export class Store {
  private state: State;
  private readonly listeners: ((now: State, before: State) => void)[] = [];
  private built: { readonly of: State; readonly model: GraphModel | null } | null = null;
  private stepped: { readonly of: GraphModel; readonly steps: readonly Step[] } | null = null;
  private staged: { readonly of: readonly Step[]; readonly step: number; readonly stage: Stage } | null = null;

  constructor(kept: Partial<KeptState>) {
    this.state = { ...INITIAL, ...kept };
  }

  get now(): State {
    return this.state;
  }

  /** The picture's model; null while there is no recording to show. The same object until something it depends on changes. */
  get model(): GraphModel | null {
    const { graph, call, scope } = this.state;
    const of = this.built?.of;
    if (
      this.built &&
      of &&
      of.call === call &&
      of.scope === scope &&
      (of.graph === graph || sameRun(of.graph, graph))
    ) {
      return this.built.model;
    }
    const model = graph?.kind === 'recording' ? buildGraph(graph.recording, { call, scope }) : null;
    this.built = { of: this.state, model };
    return model;
  }

  /** The steps of the picture's two passes. The same array as long as the model is the same. */
  get steps(): readonly Step[] {
    const { model } = this;
    const { graph } = this.state;
    if (!model || graph?.kind !== 'recording') return [];
    if (this.stepped?.of !== model) {
      this.stepped = { of: model, steps: buildSteps(new RecordingView(graph.recording), model) };
    }
    return this.stepped.steps;
  }

  /** How far the picture has come; null: all the way, no step singled out. */
  get stage(): Stage | null {
    const { steps, model } = this;
    const { step } = this.state;
    if (!model || step === null) return null;
    if (this.staged?.of !== steps || this.staged.step !== step) {
      this.staged = { of: steps, step, stage: stageAfter(model, steps, step) };
    }
    return this.staged.stage;
  }

  set(change: Partial<State>): void {
    const before = this.state;
    const modelBefore = before.step === null ? null : this.model;
    this.state = { ...before, ...change };
    // Steps are those of one picture.
    if (before.step !== null && this.model !== modelBefore) this.state = { ...this.state, step: null, playing: false };
    for (const listener of this.listeners) listener(this.state, before);
  }

  /** The choice of a gradient call outlives a run that has as many of them; the selection, while its node is there. */
  receive(received: GraphState): void {
    const before = this.state.graph;
    const graph = keepSame(before, received);
    const isAlike =
      before?.kind === 'recording' &&
      graph.kind === 'recording' &&
      before.recording.gradients.length === graph.recording.gradients.length;
    this.set({ graph, failure: null, ...(isAlike || graph.kind === 'running' ? {} : { call: null }) });
    const { selected } = this.state;
    if (graph.kind === 'recording' && selected !== null && !this.model?.nodes.some((node) => node.id === selected)) {
      this.set({ selected: null });
    }
  }

  /** Calls at once and after every change. */
  subscribe(listener: (now: State, before: State | null) => void): void {
    this.listeners.push(listener);
    listener(this.state, null);
  }
}

function sameRun(a: GraphState | null, b: GraphState | null): boolean {
  return a?.kind === 'recording' && b?.kind === 'recording' && a.recording === b.recording && a.findings === b.findings;
}

/** The host sends the whole state again when only a flag changed: the objects that are the same stay the same. */
function keepSame(before: GraphState | null, now: GraphState): GraphState {
  if (before?.kind !== 'recording' || now.kind !== 'recording') return now;
  const [a, b] = [before.recording, now.recording];
  const isSame =
    a.elapsedMs === b.elapsedMs &&
    a.ops.count === b.ops.count &&
    a.tensors.count === b.tensors.count &&
    a.files.every((file, i) => file.hash === b.files[i]?.hash) &&
    JSON.stringify(before.findings) === JSON.stringify(now.findings);
  return isSame ? { ...now, recording: a, findings: before.findings } : now;
}

/** What VS Code kept for us may be of an older version of ours: whatever does not fit is left out. */
export function readKept(kept: unknown): Partial<KeptState> {
  if (typeof kept !== 'object' || kept === null) return {};
  const { scope, showTable, direction, speed } = kept as Partial<Record<keyof KeptState, unknown>>;
  return {
    ...(scope === 'call' || scope === 'all' ? { scope } : {}),
    ...(typeof showTable === 'boolean' ? { showTable } : {}),
    ...(direction === 'auto' || direction === 'right' || direction === 'down' ? { direction } : {}),
    ...(typeof speed === 'number' && SPEEDS.includes(speed) ? { speed } : {}),
  };
}
