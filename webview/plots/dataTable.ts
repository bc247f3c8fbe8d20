/** @file Columns as a table of which only the rows in sight exist; a row may be chosen. */

import { numberText } from '../../extension/protocol/numberText';
import { copyButton } from '../panels/controls';
import { h } from '../panels/dom';
import { columnsCsv, type Column } from './columns';
import { t } from '../words';

export interface Table {
  readonly caption: string;
  /** What counts the rows: `step`. */
  readonly counter: string;
  readonly columns: readonly Column[];
  readonly current: number | null;
}

export interface DataTable {
  readonly element: HTMLElement;
  show(table: Table): void;
}

const ROW_HEIGHT = 24;
/** Rows made beyond those in sight. */
const BEYOND = 6;

export function createDataTable(chosen: ((row: number) => void) | null): DataTable {
  const caption = h('caption');
  const head = h('tr');
  const body = h('tbody');
  const table = h('table', { class: 'data' }, caption, h('thead', {}, head), body);
  const scroller = h('div', { class: 'data-scroller', attrs: { tabindex: '0', role: 'region' } }, table);
  const copy = copyButton(
    t('Copy as CSV'),
    t('Copy the whole table, for a spreadsheet'),
    () => shown && columnsCsv(shown.columns, shown.counter),
  );
  let shown: Table | null = null;

  const render = (): void => {
    if (shown === null) return;
    const { columns, current, counter } = shown;
    const count = columns[0]?.values.length ?? 0;
    const from = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - BEYOND);
    const to = Math.min(count, Math.ceil((scroller.scrollTop + (scroller.clientHeight || 400)) / ROW_HEIGHT) + BEYOND);
    const rows: HTMLElement[] = [gap(from)];
    for (let row = from; row < to; row++) {
      const isCurrent = row === current;
      const title = t('Show the graph of {0} {1}', counter, row);
      const name =
        chosen === null
          ? String(row)
          : h('button', { attrs: { type: 'button', title }, on: { click: () => chosen(row) } }, String(row));
      rows.push(
        h(
          'tr',
          {
            class: isCurrent ? 'is-selected' : '',
            attrs: { 'aria-rowindex': String(row + 2), ...(isCurrent ? { 'aria-current': 'true' } : {}) },
          },
          h('th', { attrs: { scope: 'row' } }, name),
          ...columns.map(({ values }) => h('td', {}, cellText(values[row]))),
        ),
      );
    }
    rows.push(gap(count - to));
    const hadFocus = body.contains(document.activeElement);
    body.replaceChildren(...rows);
    if (hadFocus) body.querySelector<HTMLElement>('tr.is-selected button')?.focus({ preventScroll: true });
  };
  scroller.addEventListener('scroll', render);
  new ResizeObserver(render).observe(scroller);

  return {
    element: h('div', { class: 'data-table' }, scroller, copy),
    show: (now) => {
      const isOther = shown?.columns !== now.columns;
      shown = now;
      if (isOther) {
        caption.textContent = now.caption;
        scroller.setAttribute('aria-label', now.caption);
        table.setAttribute('aria-rowcount', String((now.columns[0]?.values.length ?? 0) + 1));
        head.replaceChildren(
          ...[{ label: now.counter, formula: null }, ...now.columns].map(({ label, formula }) =>
            h('th', { attrs: { scope: 'col' } }, label, formula !== null && h('small', {}, formula)),
          ),
        );
        scroller.scrollTop = 0;
      }
      if (now.current !== null) {
        const top = now.current * ROW_HEIGHT;
        const { scrollTop, clientHeight } = scroller;
        if (top < scrollTop || top + 3 * ROW_HEIGHT > scrollTop + clientHeight)
          scroller.scrollTop = Math.max(0, top - clientHeight / 2);
      }
      render();
    },
  };
}

function cellText(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? (value === undefined ? '' : 'NaN') : numberText(value);
}

/** What stands for rows out of sight. */
function gap(rows: number): HTMLElement {
  const element = h('tr', { class: 'gap', attrs: { 'aria-hidden': 'true' } });
  element.style.setProperty('height', `${rows * ROW_HEIGHT}px`);
  return element;
}
