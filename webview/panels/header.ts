/** @file The line above the graph: which file, which gradient, how much of it, and how it is shown. */

import type { Store } from '../state';
import { button, checkbox, dropdown, toggle } from './controls';
import { h } from './dom';

export interface HeaderEvents {
  fit(): void;
  turn(): void;
}

export function createHeader(store: Store, events: HeaderEvents): HTMLElement {
  const fileName = h('h1');
  const chooser = dropdown('Gradient call', (value) => store.set({ call: Number(value), selected: null }));
  const single = h('span', { class: 'call' });
  const count = h('span', { class: 'count' });
  const scope = checkbox('All ops', 'Show every op of the run, not only what leads to the targets', (on) =>
    store.set({ scope: on ? 'all' : 'call' }),
  );
  const table = toggle('Table', 'Show the graph as a table', (on) => store.set({ showTable: on }));
  const fit = button('Fit', 'Fit the graph into the panel (key: 0)', () => events.fit());
  const turn = button('Turn', 'Turn the graph: left to right, or top down', () => events.turn());
  const tools = h('div', { class: 'tools' }, scope.element, table.element, turn, fit);
  const header = h(
    'header',
    { class: 'header' },
    h('div', { class: 'what' }, fileName, chooser.element, single, count),
    tools,
  );

  store.subscribe(({ graph, scope: shown, showTable }) => {
    const { model } = store;
    fileName.textContent = graph?.fileName ?? '';
    tools.hidden = model === null;
    const calls = model?.calls ?? [];
    chooser.element.hidden = calls.length < 2;
    single.hidden = calls.length !== 1;
    single.textContent = calls[0] ? calls[0].label + (calls[0].failed ? ' (failed)' : '') : '';
    count.textContent = model ? countText(model.shownOps, model.allOps) : '';
    chooser.set({
      options: calls.map(({ index, label, failed }) => ({
        value: String(index),
        text: `${index + 1}: ${label}${failed ? ' (failed)' : ''}`,
      })),
      value: String(model?.call ?? ''),
    });
    scope.set(shown === 'all');
    scope.element.hidden = model?.call === null;
    table.set(showTable);
  });
  return header;
}

function countText(shown: number, all: number): string {
  const ops = (n: number): string => `${n.toLocaleString('en')} ${n === 1 ? 'op' : 'ops'}`;
  return shown === all ? ops(all) : `${shown.toLocaleString('en')} of ${ops(all)}`;
}
