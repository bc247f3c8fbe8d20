/** @file An array in full: statistics, histogram, and a table that makes only the cells in sight. */

import type { TensorRef } from '../../engine/askedRecorder';
import type { PanelAnswer } from '../../extension/protocol/asking';
import { numberText, scalarText, shapeText } from '../../extension/protocol/numberText';
import { arrayGrid, sliceCount, sliceLabel } from '../model/arrayGrid';
import type { NamedArray } from '../model/arrays';
import { histogram } from '../model/histogram';
import { dropdown } from './controls';
import { h, svg } from './dom';
import { createFarValues, type FarValues } from './farValues';
import { countText, t } from '../words';

const ROW_HEIGHT = 22;
const COLUMN_WIDTH = 84;
/** Cells made beyond what is in sight, so that scrolling shows no gaps. */
const BEYOND = 4;
/** More slices are not listed one by one. */
const MOST_SLICES = 500;

/** `ask`: so many of a tensor's values, from `start` on. */
export function createArrayView(
  arrays: readonly NamedArray[],
  ask: (ref: TensorRef, start: number, count: number) => Promise<PanelAnswer>,
): HTMLElement | null {
  const [first] = arrays;
  if (first === undefined) return null;
  let shown = first;
  let slice = 0;
  const which = dropdown(t('Array'), (value) => show(Number(value), 0));
  const slices = dropdown(t('Slice'), (value) => show(arrays.indexOf(shown), Number(value)));
  const facts = h('p', { class: 'muted' });
  const rest = h('p', { class: 'muted', attrs: { role: 'status' } });
  const bars = h('div', { class: 'histogram' });
  const table = createVirtualTable();
  const element = h(
    'section',
    { class: 'array', attrs: { 'aria-label': t('Values') } },
    h('div', { class: 'array-choice' }, which.element, slices.element, facts, rest),
    h('div', { class: 'array-body' }, table.element, bars),
  );
  const far = new Map<NamedArray, FarValues>();
  const farOf = (named: NamedArray): FarValues | null => {
    const { ref } = named;
    if (ref === null) return null;
    let values = far.get(named);
    if (values === undefined) {
      const arrived = (): void => {
        if (named !== shown) return;
        sayRest();
        table.refresh();
      };
      const { size } = named.array.preview;
      far.set(named, (values = createFarValues(size, (start, count) => ask(ref, start, count), arrived)));
    }
    return values;
  };
  const sayRest = (): void => {
    rest.textContent = restText(shown, far.get(shown)?.failure ?? null);
    rest.hidden = rest.textContent === '';
  };
  const show = (at: number, sliceNow: number): void => {
    shown = arrays[at] ?? first;
    slice = sliceNow;
    const { array, label, dtype } = shown;
    const count = Math.min(MOST_SLICES, sliceCount(array.shape));
    which.element.hidden = arrays.length < 2;
    which.set({ options: arrays.map((a, i) => ({ value: String(i), text: a.label })), value: String(at) });
    slices.element.hidden = count < 2;
    slices.set({
      options: Array.from({ length: count < 2 ? 0 : count }, (_, i) => ({
        value: String(i),
        text: sliceLabel(array.shape, i) ?? '',
      })),
      value: String(slice),
    });
    facts.textContent = factsText(shown);
    sayRest();
    bars.replaceChildren(...histogramPicture(shown));
    const beyond = farOf(shown);
    const grid = arrayGrid(array.shape, slice);
    table.show(
      `${label}, ${dtype} ${shapeText(array.shape)}`,
      grid.rows,
      grid.columns,
      grid.rowLabel,
      (row, column) => {
        const index = grid.indexAt(row, column);
        if (index === null) return '';
        const value = array.preview.values[index] ?? beyond?.at(index);
        return value === undefined ? '…' : typeof value === 'string' ? JSON.stringify(value) : scalarText(value, dtype);
      },
    );
  };
  show(0, 0);
  return element;
}

function factsText({ array, dtype }: NamedArray): string {
  const { size, values, min, max, mean, zeros, nans, infinities } = array.preview;
  const facts = [
    `${dtype} ${shapeText(array.shape)}`,
    ...(dtype === 'string'
      ? []
      : [t('min {0}', numberText(min)), t('max {0}', numberText(max)), t('mean {0}', numberText(mean))]),
    ...(zeros > 0 ? [t(zeros === 1 ? '{0} zero' : '{0} zeros', zeros)] : []),
    ...(nans > 0 ? [`${countText(nans)} NaN`] : []),
    ...(infinities > 0 ? [t('{0} infinite', infinities)] : []),
    ...(values.length < size ? [t('the first {0} of {1} values are kept', values.length, size)] : []),
  ];
  return facts.join(' · ');
}

/** What becomes of the values that were not kept. */
function restText({ array, ref }: NamedArray, failure: string | null): string {
  const { size, values } = array.preview;
  if (values.length >= size) return '';
  if (failure !== null) return t('The others cannot be shown: {0}', failure);
  return ref === null
    ? t(
        'The others cannot be asked for: of what flowed back, a run tells in full only what the snippet’s own gradient call returned.',
      )
    : t('The others are computed again when you scroll to them.');
}

/** Bars with a sentence for those who do not see them. */
function histogramPicture({ array }: NamedArray): Element[] {
  const bins = histogram(array.preview.values);
  if (bins.length < 2) return [];
  const most = bins.reduce((largest, bin) => Math.max(largest, bin.count), 0);
  const [low, high] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 0];
  const fullest = bins.find((bin) => bin.count === most);
  const sentence = t(
    'Histogram from {0} to {1}; most values, {2}, lie between {3} and {4}.',
    numberText(low),
    numberText(high),
    most,
    numberText(fullest?.from ?? low),
    numberText(fullest?.to ?? high),
  );
  const width = 100 / bins.length;
  const rects = bins.map(({ from, to, count }, i) => {
    const height = (count / most) * 60;
    const [x, y] = [i * width, 60 - height];
    const attrs = { x: String(x), y: String(y), width: String(width * 0.9), height: String(height) };
    const text = `${numberText(from)} … ${numberText(to)}: ${count}`;
    return svg('rect', { attrs }, svg('title', {}, text));
  });
  const attrs = { viewBox: '0 0 100 60', preserveAspectRatio: 'none', role: 'img', 'aria-label': sentence };
  return [
    svg('svg', { attrs }, ...rects),
    h('div', { class: 'muted ends' }, h('span', {}, numberText(low)), h('span', {}, numberText(high))),
  ];
}

export interface VirtualTable {
  readonly element: HTMLElement;
  show(
    label: string,
    rows: number,
    columns: number,
    rowLabel: (row: number) => string,
    cellText: (row: number, column: number) => string,
  ): void;
  /** Writes the cells in sight anew. */
  refresh(): void;
}

/** A table of which only the cells in sight exist. */
export function createVirtualTable(): VirtualTable {
  const ground = h('div', { class: 'cells', attrs: { role: 'presentation' } });
  const element = h('div', { class: 'array-table', attrs: { role: 'table', tabindex: '0' } }, ground);
  let render: () => void = () => undefined;
  element.addEventListener('scroll', () => render());
  new ResizeObserver(() => render()).observe(element);
  return {
    element,
    refresh: () => render(),
    show: (label, rows, columns, rowLabel, cellText) => {
      element.setAttribute('aria-label', label);
      element.setAttribute('aria-rowcount', String(rows));
      element.setAttribute('aria-colcount', String(columns + 1));
      ground.style.setProperty('width', `${(columns + 1) * COLUMN_WIDTH}px`);
      ground.style.setProperty('height', `${rows * ROW_HEIGHT}px`);
      element.scrollTo(0, 0);
      render = () => {
        const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
        const from = {
          row: span(scrollTop, ROW_HEIGHT, -BEYOND, rows),
          column: span(scrollLeft, COLUMN_WIDTH, -BEYOND, columns),
        };
        const to = {
          row: span(scrollTop + clientHeight, ROW_HEIGHT, BEYOND, rows),
          column: span(scrollLeft + clientWidth, COLUMN_WIDTH, BEYOND, columns),
        };
        const made: HTMLElement[] = [];
        for (let row = from.row; row < to.row; row++) {
          const head = h(
            'span',
            { class: 'row-head', attrs: { role: 'rowheader', 'aria-colindex': '1' } },
            rowLabel(row),
          );
          const line = h('div', { class: 'row', attrs: { role: 'row', 'aria-rowindex': String(row + 1) } }, head);
          line.style.setProperty('top', `${row * ROW_HEIGHT}px`);
          for (let column = from.column; column < to.column; column++) {
            const attrs = { role: 'cell', 'aria-colindex': String(column + 2) };
            const cell = h('span', { class: 'cell', attrs }, cellText(row, column));
            cell.style.setProperty('left', `${(column + 1) * COLUMN_WIDTH}px`);
            line.append(cell);
          }
          made.push(line);
        }
        ground.replaceChildren(...made);
      };
      render();
    },
  };
}

/** Which row or column lies at a distance, some further on, within what there is. */
function span(distance: number, size: number, further: number, count: number): number {
  return Math.max(0, Math.min(count, Math.ceil(distance / size) + further));
}
