/** @file The line above the graph: which file, which gradient, how much of it, and how it is shown. */

import { latest } from '../latest';
import { places } from '../model/series';
import type { Store } from '../state';
import { button, checkbox, dropdown, iconButton, textField, toggle } from './controls';
import { h } from './dom';
import { t } from '../words';

export interface HeaderEvents {
  fit(): void;
  turn(): void;
  keys(): void;
  /** The reader is done with the field. */
  toGraph(): void;
}

export interface Header {
  readonly element: HTMLElement;
  /** Takes the keyboard to the field that finds nodes. */
  find(): void;
}

/** A longer list is no choice. */
const MOST_CHOICES = 200;

export function createHeader(store: Store, events: HeaderEvents, more: readonly HTMLElement[]): Header {
  const fileName = h('h1');
  const chooser = dropdown(t('Gradient call'), (value) => store.set({ call: Number(value) }));
  const single = h('span', { class: 'call' });
  const count = h('span', { class: 'count' });
  const scope = checkbox(t('All ops'), t('Show every op of the run, not only what leads to the targets'), (on) =>
    store.set({ scope: on ? 'all' : 'call', pathsOf: null }),
  );
  const table = toggle(t('Table'), t('Show the graph as a table'), (on) => store.set({ showTable: on }));
  const fit = button(t('Fit'), t('Fit the graph into the panel (key: 0)'), () => events.fit());
  const turn = button(t('Turn'), t('Turn the graph: left to right, or top down'), () => events.turn());
  const keys = iconButton('keys', t('Keys (key: ?)'), () => events.keys());
  const search = textField(t('Find a node by name, op or line (key: /)'), t('Find'), {
    changed: (query) => store.set({ query }),
    entered: (isBack) => goToFound(store, isBack ? -1 : 1),
    left: () => {
      store.set({ query: '' });
      events.toGraph();
    },
  });
  const found = h('span', { class: 'found', attrs: { role: 'status' } });
  const everything = button('', t('Show everything again (key: P)'), () => store.set({ pathsOf: null }));
  const tools = h(
    'div',
    { class: 'tools' },
    search.element,
    found,
    scope.element,
    table.element,
    ...more,
    turn,
    fit,
    keys.element,
  );
  const header = h(
    'header',
    { class: 'header' },
    h('div', { class: 'what' }, fileName, chooser.element, single, count, everything),
    tools,
  );

  const placesOf = latest(places);
  store.subscribe(({ graph, scope: shown, showTable, query, selected, pathsOf }) => {
    const { model } = store;
    fileName.textContent = graph?.fileName ?? '';
    tools.hidden = model === null;
    const calls = model?.calls ?? [];
    const choices = placesOf(calls, model?.call ?? null);
    const only = choices.length === 1 ? calls[model?.call ?? 0] : undefined;
    chooser.element.hidden = choices.length < 2;
    single.hidden = only === undefined;
    single.textContent = only ? (only.failed ? t('{0} (failed)', only.label) : only.label) : '';
    count.textContent = model ? countText(model.shownOps, model.allOps) : '';
    chooser.set({
      options: choices.slice(0, MOST_CHOICES).map(({ call, text }) => ({ value: String(call), text })),
      value: String(model?.call ?? ''),
    });
    scope.set(shown === 'all');
    scope.element.hidden = model?.call === null;
    table.set(showTable);
    search.set(query);
    const sentence = foundText(store.found, selected);
    if (found.textContent !== sentence) found.textContent = sentence;
    const from = model?.nodes.find((node) => node.id === pathsOf);
    everything.hidden = !from;
    everything.textContent = from ? t('Only paths of {0} ✕', from.symbol) : '';
  });
  return { element: header, find: () => search.focus() };
}

function goToFound(store: Store, by: 1 | -1): void {
  const found = store.found ?? [];
  if (found.length === 0) return;
  const at = found.indexOf(store.now.selected ?? '');
  const next = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
  store.set({ selected: found[next] ?? null });
}

function foundText(found: readonly string[] | null, selected: string | null): string {
  if (found === null) return '';
  if (found.length === 0) return t('none');
  const at = found.indexOf(selected ?? '');
  return at < 0 ? t('{0} found', found.length) : t('{0} of {1}', at + 1, found.length);
}

function countText(shown: number, all: number): string {
  if (shown === all) return t(all === 1 ? '{0} op' : '{0} ops', all);
  return t(all === 1 ? '{0} of {1} op' : '{0} of {1} ops', shown, all);
}
