/** @file A jacobian as a matrix picture: a row per element of the target, a column per element of the source; numbers where there is room. */

import type { JacobianBlock } from '../../extension/protocol/asking';
import { numberText, shapeText } from '../../extension/protocol/numberText';
import { indexText } from '../model/indexText';
import { h, svg } from './dom';
import { t } from '../words';

/** So many cells to a side can hold numbers. */
const WITH_NUMBERS = 8;
const NUMBER_CELL = { width: 76, height: 26 };
/** Pixels to a side of a larger picture. */
const SIDE = 260;
const MOST_CELL = 26;
const LABELS = 8;
const MARGIN = { left: 64, top: 22 };

export function jacobianPicture(block: JacobianBlock, target: string, source: string): HTMLElement {
  const { rows, columns, values, targetShape, sourceShape, connected } = block;
  const symbol = `∂${target}/∂${source}`;
  const hasNumbers = rows <= WITH_NUMBERS && columns <= WITH_NUMBERS;
  const side = Math.max(2, Math.min(MOST_CELL, Math.floor(SIDE / Math.max(rows, columns))));
  const cell = hasNumbers ? NUMBER_CELL : { width: side, height: side };
  const largest = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);
  const rowName = (row: number): string => `${target}${indexText(targetShape, row)}`;
  const columnName = (column: number): string => `${source}${indexText(sourceShape, column)}`;
  const cellText = (row: number, column: number): string =>
    `∂${rowName(row)}/∂${columnName(column)} = ${numberText(values[row * columns + column] ?? NaN)}`;

  const marks: Element[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? NaN;
      const [x, y] = [MARGIN.left + column * cell.width, MARGIN.top + row * cell.height];
      const share = largest > 0 && Number.isFinite(value) ? Math.abs(value) / largest : 0;
      const look = Number.isFinite(value) ? (value < 0 ? 'negative' : 'positive') : 'odd';
      const attrs = { x: String(x), y: String(y), width: String(cell.width), height: String(cell.height) };
      const opacity = look === 'odd' ? 1 : share * (hasNumbers ? 0.4 : 1);
      if (opacity > 0)
        marks.push(svg('rect', { class: look, attrs: { ...attrs, 'fill-opacity': opacity.toFixed(3) } }));
      if (hasNumbers) marks.push(label(x + cell.width / 2, y + cell.height / 2, 'middle', numberText(value), 'number'));
    }
  }
  for (const row of spread(rows, hasNumbers ? WITH_NUMBERS : LABELS)) {
    marks.push(label(MARGIN.left - 6, MARGIN.top + (row + 0.5) * cell.height, 'end', rowName(row)));
  }
  for (const column of spread(columns, hasNumbers ? WITH_NUMBERS : 4)) {
    marks.push(label(MARGIN.left + (column + 0.5) * cell.width, MARGIN.top - 9, 'middle', columnName(column)));
  }
  const [width, height] = [columns * cell.width, rows * cell.height];
  const frame = { x: String(MARGIN.left), y: String(MARGIN.top), width: String(width), height: String(height) };
  const cursor = svg('rect', {
    class: 'cursor',
    attrs: { width: String(cell.width), height: String(cell.height), visibility: 'hidden' },
  });
  const full = { width: MARGIN.left + width + 24, height: MARGIN.top + height + 4 };
  const picture = svg(
    'svg',
    {
      class: 'jacobian',
      attrs: {
        viewBox: `0 0 ${full.width} ${full.height}`,
        width: String(full.width),
        height: String(full.height),
        role: 'img',
        tabindex: '0',
        'aria-label': t(
          '{0}: {1} by {2} values, the largest of size {3}. Arrow keys read them.',
          symbol,
          rows,
          columns,
          numberText(largest),
        ),
      },
    },
    ...marks,
    svg('rect', { class: 'frame', attrs: frame }),
    cursor,
  );
  const reading = h('p', { class: 'formula', attrs: { role: 'status' } }, READ);
  let at = { row: 0, column: -1 };
  const read = (row: number, column: number): void => {
    if (row < 0 || column < 0 || row >= rows || column >= columns) return;
    at = { row, column };
    reading.textContent = cellText(row, column);
    cursor.setAttribute('x', String(MARGIN.left + column * cell.width));
    cursor.setAttribute('y', String(MARGIN.top + row * cell.height));
    cursor.setAttribute('visibility', 'visible');
  };
  picture.addEventListener('mousemove', (event) => {
    const box = picture.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - MARGIN.left, event.clientY - box.top - MARGIN.top];
    read(Math.floor(y / cell.height), Math.floor(x / cell.width));
  });
  picture.addEventListener('keydown', (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    if (at.column < 0) read(0, 0);
    else read(at.row + move.row, at.column + move.column);
  });
  return h(
    'div',
    { class: 'jacobian-block' },
    h('h3', {}, t('{0}, {1} by {2}', symbol, shapeText(targetShape), shapeText(sourceShape))),
    !connected && h('p', { class: 'cause' }, t('{0} does not lead to {1}: all zeros.', source, target)),
    cutText(block),
    h('div', { class: 'jacobian-scroll' }, picture),
    reading,
  );
}

const READ = t('Point at a cell, or go there with the arrow keys, to read it.');
const MOVES: Readonly<Record<string, { readonly row: number; readonly column: number } | undefined>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

function cutText({ rows, columns, targetShape, sourceShape }: JacobianBlock): HTMLElement | null {
  const [height, width] = [sizeOf(targetShape), sizeOf(sourceShape)];
  if (rows === height && columns === width) return null;
  return h('p', { class: 'muted' }, t('The first {0} by {1} of {2} by {3} values.', rows, columns, height, width));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, d) => size * d, 1);
}

function label(x: number, y: number, anchor: string, text: string, look = ''): SVGElement {
  const attrs = { x: String(x), y: String(y), 'text-anchor': anchor, 'dominant-baseline': 'central' };
  return svg('text', { class: look, attrs }, text);
}

/** At most so many of `count` places, evenly, the first among them. */
function spread(count: number, most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
}
