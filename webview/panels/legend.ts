/** @file What shapes, colours and lines mean: only what the picture holds. */

import type { GraphModel, GraphNode } from '../model/graphModel';
import type { Store } from '../state';
import { h, svg } from './dom';
import { t } from '../words';

interface Entry {
  readonly text: string;
  readonly sample: () => Element;
  readonly isIn: (model: GraphModel) => boolean;
}

const anyNode =
  (holds: (node: GraphNode) => boolean) =>
  (model: GraphModel): boolean =>
    model.nodes.some(holds);
const shape = (look: string, path: string, line?: 'dashed') => (): Element =>
  svg(
    'svg',
    { class: `sample ${look} ${line ?? ''}`, attrs: { viewBox: '0 0 28 16', 'aria-hidden': 'true' } },
    svg('path', { attrs: { d: path } }),
  );
const ink = (look: string, text: string) => (): Element =>
  h('span', { class: `sample ink ${look}`, attrs: { 'aria-hidden': 'true' } }, text);

const ROUND = 'M6 2h16a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4V6a4 4 0 0 1 4-4z';
const BOX = 'M2 2h24v12H2z';
const ENTRIES: readonly Entry[] = [
  {
    text: t('Variable'),
    sample: shape('variable', 'M8 2h12a6 6 0 0 1 0 12H8A6 6 0 0 1 8 2z'),
    isIn: anyNode((n) => n.kind === 'variable' && !n.isTarget),
  },
  {
    text: t('watched tensor'),
    sample: shape('watched', 'M6 2h16l4 4v4l-4 4H6l-4-4V6z'),
    isIn: anyNode((n) => n.kind === 'watched' && !n.isTarget),
  },
  { text: t('constant'), sample: shape('constant', BOX), isIn: anyNode((n) => n.kind === 'constant' && !n.isTarget) },
  {
    text: t('op'),
    sample: shape('op', ROUND),
    isIn: anyNode((n) => n.kind === 'op' && !n.isTarget && !n.isBackward),
  },
  {
    text: t('op of a backward pass'),
    sample: shape('backward', ROUND),
    isIn: anyNode((n) => n.kind === 'op' && !n.isTarget && n.isBackward),
  },
  { text: t('loop or function, closed'), sample: shape('group', BOX), isIn: anyNode((n) => n.kind === 'group') },
  { text: t('target'), sample: shape('target', 'M8 2h12l6 6-6 6H8L2 8z'), isIn: anyNode((n) => n.isTarget) },
  { text: t('not recorded by a tape'), sample: shape('op', BOX, 'dashed'), isIn: anyNode((n) => n.isDetached) },
  {
    text: t('path breaks here'),
    sample: shape('broken', BOX, 'dashed'),
    isIn: anyNode((n) => n.isBreak || n.nullCause !== null),
  },
  { text: t('adjoint'), sample: ink('adjoint', '∂z/∂x'), isIn: anyNode((n) => n.adjoint !== null) },
  {
    text: t('local derivative'),
    sample: ink('local', '6'),
    isIn: (model) => model.edges.some((edge) => edge.local !== null),
  },
];

export function createLegend(store: Store): HTMLElement {
  const list = h('ul', { class: 'legend', attrs: { 'aria-label': t('Legend') } });
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
