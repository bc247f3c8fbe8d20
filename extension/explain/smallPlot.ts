/** @file A small picture for a hover: a value over the turns of a loop, or a tensor over its elements, with its partial. Markdown. */

import { numberText } from '../protocol/numberText';
import type { Quantity, RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { t } from '../protocol/words';
import { escapeMarkdown } from './markdown';

/** Of fewer points the numbers themselves tell as much. */
const LEAST = 4;
/** Of more points every so-manieth is drawn. */
const MOST = 120;
const WIDTH = 240;
const HEIGHT = 44;
const MARGIN = 4;
/** Readable on white and on black: a picture in a hover cannot know the theme. */
const COLOURS = { value: '#3a8ee6', partial: '#d9730d' } as const;

/** Of the values a place had, in the order of the run; null where there is nothing to draw. */
export function plotOf(view: RecordingView, rows: readonly number[]): string | null {
  const last = rows.at(-1);
  if (last === undefined) return null;
  const over = rows.length >= LEAST ? turnsOf(view, rows) : elementsOf(view, last);
  if (over === null) return null;
  const drawn = over.curves
    .filter(({ points }) => points.filter(Number.isFinite).length >= LEAST)
    .map(({ label, points, colour }) => curve(over.title(label, points.length), points, colour));
  return drawn.length === 0 ? null : drawn.join('\n\n');
}

interface Curve {
  readonly label: string;
  readonly points: readonly number[];
  readonly colour: string;
}
interface Curves {
  readonly title: (label: string, count: number) => string;
  readonly curves: readonly Curve[];
}

function turnsOf(view: RecordingView, rows: readonly number[]): Curves | null {
  const points = rows.map((row) => scalarOf(view.valueOf(row)));
  if (points.some((point) => point === null)) return null;
  const label = labelOf(view, rows.at(-1) ?? 0);
  return {
    title: (name, count) => t('{0} over {1} values of the run', name, count),
    curves: [{ label, points: points.map(Number), colour: COLOURS.value }],
  };
}

/** As far as the Recording kept them. */
function elementsOf(view: RecordingView, row: number): Curves | null {
  const values = elements(view.valueOf(row));
  if (values.length < LEAST) return null;
  const index = view.recording.gradients.findLastIndex((_, at) => view.adjointOf(at, row) !== null);
  const call = view.gradient(index);
  const partials = call === null ? [] : elements(view.adjointOf(index, row));
  return {
    title: (name, count) => t('{0} over {1} elements', name, count),
    curves: [
      { label: labelOf(view, row), points: values, colour: COLOURS.value },
      ...(call === null || partials.length < LEAST
        ? []
        : [{ label: partialLabel(view, targetLabel(view, call), row), points: partials, colour: COLOURS.partial }]),
    ],
  };
}

function scalarOf(quantity: Quantity | null): number | null {
  return quantity?.kind === 'scalar' ? quantity.value : null;
}

function elements(quantity: Quantity | null): readonly number[] {
  if (quantity?.kind !== 'array') return [];
  const { values } = quantity.preview;
  return values.every((value) => typeof value === 'number') ? values : [];
}

/** An image that does nothing: no script, no link, no request. What it shows is said beside it for those who do not see it. */
function curve(title: string, points: readonly number[], colour: string): string {
  const finite = points.filter(Number.isFinite);
  const [least, most] = [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
  const image = btoa(svg(thinned(points), least, most, colour));
  const range = `${numberText(least)} … ${numberText(most)}`;
  return `![${escapeMarkdown(`${title}: ${range}`)}](data:image/svg+xml;base64,${image})\n${escapeMarkdown(`${title}: ${range}`)}`;
}

function thinned(points: readonly number[]): readonly number[] {
  if (points.length <= MOST) return points;
  return Array.from({ length: MOST }, (_, i) => points[Math.round((i * (points.length - 1)) / (MOST - 1))] ?? NaN);
}

function svg(points: readonly number[], least: number, most: number, colour: string): string {
  const x = (at: number): string => (MARGIN + (at / (points.length - 1)) * (WIDTH - 2 * MARGIN)).toFixed(1);
  const y = (value: number): string => {
    const share = most === least ? 0.5 : (value - least) / (most - least);
    return (HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)).toFixed(1);
  };
  let path = '';
  let isDown = false;
  points.forEach((value, at) => {
    if (Number.isFinite(value)) path += `${isDown ? 'L' : 'M'}${x(at)} ${y(value)}`;
    isDown = Number.isFinite(value);
  });
  const zero = least < 0 && most > 0 ? `<path d="M0 ${y(0)}H${WIDTH}" stroke="#888" stroke-dasharray="2 3"/>` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${zero}` +
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round"/></svg>`
  );
}
