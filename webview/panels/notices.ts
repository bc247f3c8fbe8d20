/** @file Sentences above or in place of the graph: stale, ended badly, running, nothing yet. */

import type { Store } from '../state';
import { button, progress } from './controls';
import { h } from './dom';
import { t } from '../words';

/** What a sentence's way on needs of the host. */
export interface Runs {
  run(): void;
  stop(): void;
}

/** Above the graph: what to know before trusting it. */
export function createBanners(store: Store, runs: Runs | null): HTMLElement {
  const banners = h('div', { class: 'banners', attrs: { role: 'status' } });
  store.subscribe(({ graph, failure, notice }) => {
    const sentences: Sentence[] = [];
    const running = graph?.kind === 'recording' ? graph.running : undefined;
    banners.parentElement?.classList.toggle('shows-old', graph?.kind === 'recording' && graph.stale);
    if (running) sentences.push({ text: RUNNING[running], kind: 'running', action: 'cancel' });
    if (failure !== null) sentences.push({ text: failure, kind: 'problem' });
    if (notice !== null) sentences.push({ text: notice, kind: 'stale' });
    if (graph?.kind === 'recording') {
      if (graph.problem !== null) {
        const again = graph.stale || running ? {} : { action: 'again' as const };
        sentences.push({ text: graph.problem, kind: 'problem', ...again });
      }
      const failed = failedCall(store);
      if (failed !== null) sentences.push({ text: failed, kind: 'problem' });
      sentences.push(...nullSentences(store));
      if (graph.stale && !running) {
        const text = t('The text has changed since this run. Run it again to bring the numbers up to date.');
        sentences.push({ text, kind: 'stale', action: 'again' });
      }
      if (store.model?.nodes.length === 0) {
        const text = t(
          'The snippet ran, but used no op. Call something like tf.square(x) inside tape.record(…) to see its graph.',
        );
        sentences.push({ text, kind: 'stale' });
      } else if (store.model?.call === null) {
        const text = t(
          'The snippet asked for no gradient. Add tape.gradient(target, sources) to see adjoints and partials.',
        );
        sentences.push({ text, kind: 'stale' });
      }
    }
    const texts = sentences.map(({ text, action }) => `${text} ${action ?? ''}`).join('\n');
    // Screen readers read a status again when it is rewritten: only rewrite what changed.
    if (banners.dataset['texts'] === texts) return;
    banners.dataset['texts'] = texts;
    banners.replaceChildren(
      ...sentences.map(({ text, kind, action }) =>
        h(
          'div',
          { class: `banner is-${kind}` },
          kind === 'running' && progress(),
          h('p', {}, text),
          action !== undefined && runs !== null && wayOnButton(action, runs),
        ),
      ),
    );
  });
  return banners;
}

interface Sentence {
  readonly text: string;
  readonly kind: string;
  /** The way on. */
  readonly action?: 'again' | 'cancel';
}

function wayOnButton(action: 'again' | 'cancel', runs: Runs): HTMLElement {
  return action === 'cancel'
    ? button(t('Cancel'), t('End the run'), runs.stop)
    : button(t('Run Again'), t('Run Again'), runs.run);
}

const RUNNING = {
  now: t('Running. What is shown here is from the run before.'),
  waits: t('Waiting until another snippet’s run is over. What is shown here is from the run before.'),
} as const;

/** In place of the graph while there is none. */
export function createPlaceholder(store: Store, runs: Runs | null): HTMLElement {
  const placeholder = h('div', { class: 'placeholder', attrs: { role: 'status' } });
  store.subscribe(({ graph, failure }, before) => {
    placeholder.hidden = graph?.kind === 'recording';
    if (before && before.graph === graph && before.failure === failure) return;
    if (graph?.kind === 'running') {
      placeholder.replaceChildren(
        progress(),
        h('p', {}, graph.waits === true ? WAITING : t('Running {0} …', graph.fileName)),
        ...(runs === null ? [] : [button(t('Cancel'), t('End the run'), runs.stop)]),
      );
    } else if (graph?.kind === 'empty') {
      const { action } = graph;
      const wayOn = action === undefined || runs === null ? [] : [button(WAYS_ON[action], WAYS_ON[action], runs.run)];
      placeholder.replaceChildren(h('h2', {}, t('No graph yet')), h('p', {}, graph.hint), ...wayOn);
    } else {
      placeholder.replaceChildren();
    }
  });
  return placeholder;
}

const WAITING = t('Waiting until another snippet’s run is over …');
const WAYS_ON = { run: t('Run Snippet'), trust: t('Manage Workspace Trust') } as const;

const CAUSES_SHOWN = 3;

/** Each source that got null, with its cause. */
function nullSentences(store: Store): { text: string; kind: string }[] {
  const nodes = store.model?.nodes.filter((node) => node.nullCause !== null) ?? [];
  const sentences = nodes.slice(0, CAUSES_SHOWN).map(({ adjoint, symbol, nullCause }) => ({
    text: t('{0} is null. {1}', adjoint?.symbol ?? symbol, nullCause ?? ''),
    kind: 'null',
  }));
  const more = nodes.length - CAUSES_SHOWN;
  if (more > 0)
    sentences.push({
      text: t(
        more === 1 ? '{0} more source is null: see the table.' : '{0} more sources are null: see the table.',
        more,
      ),
      kind: 'null',
    });
  return sentences;
}

function failedCall(store: Store): string | null {
  const { graph } = store.now;
  const { model } = store;
  if (graph?.kind !== 'recording' || !model || model.call === null) return null;
  const error = store.recording?.gradients[model.call]?.error ?? null;
  // The run's own problem says it already when the throw ended the run.
  return error !== null && graph.problem === null ? t('This gradient call failed: {0}', error) : null;
}
