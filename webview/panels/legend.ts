/** @file What shapes, colours and lines mean: only what the picture holds. */

import type { GraphModel, GraphNode } from '../model/graphModel';
import type { Store } from '../state';
import { h, svg } from './dom';

interface Entry {
  readonly text: string;
  readonly sample: () => Element;
  readonly isIn: (model: GraphModel) => boolean;
}

const anyNode =
  (holds: (node: GraphNode) => boolean) =>
  (model: GraphModel): boolean =>
    model.nodes.some(holds);
const shape = (look: string, path: string) => (): Element =>
  svg(
    'svg',
    { class: `sample ${look}`, attrs: { viewBox: '0 0 28 16', 'aria-hidden': 'true' } },
    svg('path', { attrs: { d: path } }),
  );
const ink = (look: string, text: string) => (): Element =>
  h('span', { class: `sample ink ${look}`, attrs: { 'aria-hidden': 'true' } }, text);

const ROUND = 'M6 2h16a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4z';
const BOX = 'M2 2h24v12H2z';
const ENTRIES: readonly Entry[] = [
  {
    text: 'Variable',
    sample: shape('variable', 'M8 2h12a6 6 0 0 1 0 12H8A6 6 0 0 1 8 2z'),
    isIn: anyNode((n) => n.kind === 'variable' && !n.isTarget),
  },
  {
    text: 'watched tensor',
    sample: shape('watched', 'M6 2h16l4 4v4l-4 4H6l-4-4V6z'),
    isIn: anyNode((n) => n.kind === 'watched' && !n.isTarget),
  },
  { text: 'constant', sample: shape('constant', BOX), isIn: anyNode((n) => n.kind === 'constant' && !n.isTarget) },
  {
    text: 'op',
    sample: shape('op', ROUND),
    isIn: anyNode((n) => n.kind === 'op' && !n.isTarget && !n.isBackward),
  },
  {
    text: 'op of a backward pass',
    sample: shape('backward', ROUND),
    isIn: anyNode((n) => n.kind === 'op' && !n.isTarget && n.isBackward),
  },
  { text: 'loop or function, closed', sample: shape('group', BOX), isIn: anyNode((n) => n.kind === 'group') },
  { text: 'target', sample: shape('target', 'M8 2h12l6 6-6 6H8L2 8z'), isIn: anyNode((n) => n.isTarget) },
  { text: 'not recorded by a tape', sample: shape('op dashed', BOX), isIn: anyNode((n) => n.isDetached) },
  {
    text: 'path breaks here',
    sample: shape('broken dashed', BOX),
    isIn: anyNode((n) => n.isBreak || n.nullCause !== null),
  },
  { text: 'adjoint', sample: ink('adjoint', '∂z/∂x'), isIn: anyNode((n) => n.adjoint !== null) },
  {
    text: 'local derivative',
    sample: ink('local', '6'),
    isIn: (model) => model.edges.some((edge) => edge.local !== null),
  },
];

export function createLegend(store: Store): HTMLElement {
  const list = h('ul', { class: 'legend', attrs: { 'aria-label': 'Legend' } });
  let shown: GraphModel | null | undefined;
  store.subscribe(() => {
    const { model } = store;
    if (model === shown) return;
    shown = model;
    const entries = model ? ENTRIES.filter((entry) => entry.isIn(model)) : [];
    list.replaceChildren(...entries.map(({ text, sample }) => h('li', {}, sample(), text)));
    list.hidden = entries.length === 0;
  });
  return list;
}
