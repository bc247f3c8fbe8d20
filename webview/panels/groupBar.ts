/** @file The bar of loops and functions: open or close all of them, and go through the turns of an open loop. */

import { closeAll, closeGroup, openAll, openGroup } from '../groupActions';
import type { Group } from '../model/groups';
import type { Store } from '../state';
import { button, slider, type Control, type SliderState } from './controls';
import { h } from './dom';
import { t } from '../words';

/** Loops whose turns can be gone through at once; one inside another needs its own. */
const MOST_ROWS = 3;
/** Ops of a picture that can be taken in at once. */
const SMALL = 24;

export function createGroupBar(store: Store): HTMLElement {
  const all = h(
    'div',
    { class: 'step-buttons' },
    button(t('Open all'), t('Open all loops and functions, as far as there is room (key: Shift+O)'), () =>
      openAll(store),
    ),
    button(t('Close all'), t('Close all loops and functions (key: Shift+C)'), () => closeAll(store)),
  );
  const counts = h('span', { class: 'muted' });
  const rows = h('div', { class: 'group-rows' });
  const element = h(
    'section',
    { class: 'group-bar', attrs: { 'aria-label': t('Loops and functions') } },
    rows,
    h('div', { class: 'group-all' }, counts, all),
  );
  const known = new Map<string, Row>();
  store.subscribe(({ graph }) => {
    const groups = store.model?.groups ?? [];
    const closed = groups.filter((group) => group.state === 'closed').length;
    // Of a small picture that shows all of itself there is nothing to say.
    element.hidden = groups.length === 0 || (groups.every(({ state }) => state === 'open') && isSmall(store));
    counts.textContent = openText(groups.length - closed, closed);
    const shown = groups.filter((group) => typeof group.state === 'number').slice(0, MOST_ROWS);
    // A slider that is being dragged must stay the same element.
    for (const key of known.keys()) if (!shown.some((group) => group.key === key)) known.delete(key);
    for (const group of shown) {
      let row = known.get(group.key);
      if (!row) known.set(group.key, (row = createRow(store, group.key)));
      row.set(group, graph?.kind === 'recording' ? (graph.lines[group.site] ?? null) : null);
    }
    const elements = [...known.values()].map((row) => row.element);
    if (elements.length !== rows.childElementCount || elements.some((e, i) => rows.children[i] !== e))
      rows.replaceChildren(...elements);
  });
  return element;
}

interface Row {
  readonly element: HTMLElement;
  set(group: Group, line: number | null): void;
}

function createRow(store: Store, key: string): Row {
  let shown: Group | null = null;
  const name = h('span', { class: 'group-name' });
  const scrub: Control<SliderState> = slider(t('Which turn'), (turn) => shown && openGroup(store, shown, turn));
  const text = h('span', { class: 'step-count' });
  const whole = button(t('All turns'), t('Show all turns at once'), () => shown && openGroup(store, shown, 'open'));
  const close = button(t('Close'), t('Close this loop (key: C)'), () => closeGroup(store, key));
  const element = h(
    'div',
    { class: 'group-row' },
    name,
    scrub.element,
    text,
    h('div', { class: 'step-buttons' }, whole, close),
  );
  return {
    element,
    set: (group, line) => {
      shown = group;
      const turn = typeof group.state === 'number' ? group.state : 0;
      name.textContent = line === null ? group.name : `${group.name} · ${t('line {0}', String(line))}`;
      text.textContent = t('Turn {0} of {1}', turn + 1, group.turns);
      scrub.set({ max: group.turns - 1, value: turn, text: text.textContent, split: group.turns - 1 });
      whole.hidden = !group.fits;
    },
  };
}

function isSmall({ model, now }: Store): boolean {
  return model !== null && model.shownOps <= SMALL && now.groups.rest === 'auto';
}

function openText(open: number, closed: number): string {
  return t(
    open === 1 ? '{0} loop or function open, {1} closed' : '{0} loops and functions open, {1} closed',
    open,
    closed,
  );
}
