/** @file The selected node in words: value and adjoint at once, then what the host explains: rule, contributions, paths. */

import type { Explanation } from '../../extension/protocol/explanation';
import type { Host } from '../host';
import { arraysOf } from '../model/arrays';
import type { GraphModel, GraphNode } from '../model/graphModel';
import { kindWord } from '../model/kindWord';
import { onlyPaths } from '../model/onlyPaths';
import { viewOf } from '../model/views';
import type { Store } from '../state';
import { plain } from '../repeat';
import { openClosed } from '../groupActions';
import { createArrayView } from './arrayView';
import { button, copyButton } from './controls';
import { h } from './dom';
import { formula } from './formula';
import { t } from '../words';

/** `tools`: what can be done with the node; its controls stay where they are while numbers change. */
export interface NodeTools {
  readonly element: HTMLElement;
  show(node: GraphNode | null): void;
}

export function createDetails(
  store: Store,
  host: Pick<Host, 'reveal' | 'explain' | 'ask'>,
  tools: readonly NodeTools[],
): HTMLElement {
  // Scrollable places must be reachable by key.
  const attrs = { 'aria-label': t('Selected node'), tabindex: '0' };
  const top = h('div', { attrs: { 'aria-live': 'polite' } });
  const rest = h('div');
  const details = h('section', { class: 'details', attrs }, top, ...tools.map(({ element }) => element), rest);
  let shown: { model: GraphModel | null; selected: string | null } | null = null;
  store.subscribe(({ selected, graph, repeat }, before) => {
    const { model } = store;
    const node = model?.nodes.find(({ id }) => id === selected) ?? null;
    if (repeat !== before?.repeat || shown?.model !== model || shown.selected !== selected) {
      for (const tool of tools) tool.show(node);
    }
    if (shown?.model === model && shown.selected === selected) return;
    const isSameNode = shown?.selected === selected;
    shown = { model, selected };
    details.hidden = !node;
    if (!model || !node) return;
    // Numbers that follow a slider would talk over everything else.
    top.setAttribute('aria-live', isSameNode ? 'off' : 'polite');
    const line = graph?.kind === 'recording' ? (graph.lines[node.site] ?? null) : null;
    top.replaceChildren(...head(node, line, host, openButton(store, node) ?? pathsButton(store, model, node)));
    const { recording } = store;
    // A gradient that the reader asked for is the last call of the run that answers.
    const ownCalls = (recording?.gradients.length ?? 0) - (repeat.shown && repeat.gradient ? 1 : 0);
    const changes = repeat.shown ? repeat.changes.map(plain) : [];
    const values =
      recording &&
      createArrayView(arraysOf(viewOf(recording), model, node, ownCalls), (tensor, start, count) =>
        host.ask({ changes, question: { kind: 'values', tensor, start, count } }),
      );
    // Of the same node the last explanation stays until the next is there, so that nothing jumps.
    const last = isSameNode ? rest.querySelector('.explained') : null;
    const explained = h('div', { class: 'explained' });
    rest.replaceChildren(...[values, last, explained].filter((part) => part !== null));
    if (!isSameNode) details.scrollTop = 0;
    const [tensor] = node.tensors;
    if (tensor === undefined) return;
    void host.explain(tensor, model.call, repeat.shown !== null).then((explanation) => {
      // The reader may have gone on meanwhile.
      if (!explained.isConnected) return;
      last?.remove();
      if (explanation) explained.append(...sections(explanation));
    });
  });
  return details;
}

const OPENERS = { all: t('Open'), before: t('Show the turn before'), after: t('Show the turn after') } as const;

function openButton(store: Store, { closed }: GraphNode): HTMLElement | null {
  if (!closed) return null;
  const text = OPENERS[closed.part];
  return button(text, t('{0} (key: O, or a double click)', text), () => openClosed(store, closed.group, closed.part));
}

function pathsButton(store: Store, model: GraphModel, node: GraphNode): HTMLElement | null {
  const isOn = store.now.pathsOf === node.id;
  if (!isOn && (node.isTarget || onlyPaths(model, node.id) === null)) return null;
  const title = t('Only the paths from this node to the target, or everything again (key: P)');
  return button(isOn ? t('Show everything') : t('Only its paths'), title, () => store.togglePaths());
}

function head(
  node: GraphNode,
  line: number | null,
  host: Pick<Host, 'reveal'>,
  paths: HTMLElement | null,
): HTMLElement[] {
  const { site, adjoint, nullCause } = node;
  return [
    h(
      'div',
      { class: 'details-title' },
      h('h2', {}, node.names.join(', ') || node.symbol),
      h('span', { class: 'muted' }, kindText(node) + (line === null ? '' : ` · ${t('line {0}', String(line))}`)),
      site >= 0 && button(t('Show in editor'), t('Show in the editor (key: Enter)'), () => host.reveal(site)),
      paths,
    ),
    h(
      'div',
      { class: 'headline' },
      node.closed ? node.longValue : formula(`${node.symbol} = ${node.longValue}`),
      adjoint && formula(`${adjoint.symbol} = ${adjoint.text}`, { look: nullCause ? 'broken' : 'adjoint' }),
    ),
    ...(nullCause ? [h('p', { class: 'cause' }, nullCause)] : []),
  ];
}

function sections({ rule, contributions, sum, paths, markdown, tex }: Explanation): HTMLElement[] {
  return [
    ...(rule
      ? [
          section(t('Rule of {0}', rule.op), [
            line(rule.computed),
            ...rule.partials.map((text, i) => line(text, null, '', rule.partialsTex[i])),
          ]),
        ]
      : []),
    ...(contributions.length > 0
      ? [
          section(t('What flowed back into it'), [
            ...contributions.map(({ from, text }) => line(text, t('from {0}', from))),
            ...(sum === null ? [] : [line(sum, null, 'adjoint')]),
          ]),
        ]
      : []),
    ...(paths
      ? [
          section(paths.heading, [
            ...paths.paths.map(({ nodes, product }) => (product === null ? line(nodes) : line(product, nodes))),
            ...(paths.sum === null ? [] : [line(paths.sum, null, 'adjoint')]),
          ]),
        ]
      : []),
    h('div', { class: 'copy' }, copyText(t('Copy as Markdown'), markdown), copyText(t('Copy as TeX'), tex)),
  ];
}

function section(heading: string, lines: readonly HTMLElement[]): HTMLElement {
  return h('section', {}, h('h3', {}, heading), h('ul', {}, ...lines));
}

function line(text: string, above: string | null = null, look = '', tex?: string): HTMLElement {
  return h('li', {}, above !== null && h('span', { class: 'muted' }, above), formula(text, { look, tex }));
}

function copyText(label: string, text: string): HTMLElement {
  return copyButton(label, t('{0}: all of this', label), () => text);
}

function kindText(node: GraphNode): string {
  const kind = (node.kind === 'op' || node.kind === 'watched' ? node.op : null) ?? kindWord(node.kind);
  const roles = [
    node.isTarget && t('target'),
    node.isSource && t('source'),
    node.isDetached && t('not recorded by a tape'),
  ];
  return [kind, node.type, ...roles].filter(Boolean).join(' · ');
}
