/** @file Contour lines of a target over two sources, with the path of the descent on them: SVG in the editor's colours. */

import { numberText } from '../../extension/protocol/numberText';
import { svg } from '../panels/dom';
import { bandsOf, type Band, type Point } from './contours';
import { share, type GridPicture } from './picture';
import { contourSentence } from './sentences';
import { t } from '../words';

const WIDTH = 440;
const HEIGHT = 340;
const LEFT = 58;
const BOTTOM = 46;
const TOP = 10;
const RIGHT = 14;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

export function contourPicture(picture: GridPicture, chosen: (step: number) => void): SVGElement {
  const { x, y, target, path, current } = picture;
  const bands = bandsOf(picture.values);
  const place = (at: Point): Point => ({
    x: LEFT + at.x * (WIDTH - LEFT - RIGHT),
    y: TOP + (1 - at.y) * (HEIGHT - TOP - BOTTOM),
  });
  const steps = path.map((point) => place({ x: share(point.x, x), y: share(point.y, y) }));
  const frame = {
    x: String(LEFT),
    y: String(TOP),
    width: String(WIDTH - LEFT - RIGHT),
    height: String(HEIGHT - TOP - BOTTOM),
  };
  const attrs = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': contourSentence(picture) };
  return svg(
    'svg',
    { class: 'contour', attrs },
    svg('clipPath', { attrs: { id: 'contour-frame' } }, svg('rect', { attrs: frame })),
    svg(
      'g',
      { attrs: { 'clip-path': 'url(#contour-frame)' } },
      ...bands.map((band) => bandPath(band, place)),
      ...bands.flatMap((band, i) => (i % 2 === 1 ? levelLabel(band, place) : [])),
    ),
    svg('rect', { class: 'frame', attrs: frame }),
    ...TICKS.flatMap((at) => tick(picture, at, place)),
    svg('text', { class: 'axis', attrs: { x: String((LEFT + WIDTH - RIGHT) / 2), y: String(HEIGHT - 8) } }, x.label),
    svg(
      'text',
      { class: 'axis', attrs: { transform: `translate(14 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)` } },
      y.label,
    ),
    svg('polyline', {
      class: 'path',
      attrs: { points: steps.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(' ') },
    }),
    ...steps.map((at, i) => {
      const point = path[i];
      const spot = `${x.label} = ${numberText(point?.x ?? NaN)}, ${y.label} = ${numberText(point?.y ?? NaN)}, ${target} = ${numberText(point?.z ?? NaN)}`;
      const text = path.length > 1 ? t('step {0}: {1}', i, spot) : spot;
      const isCurrent = i === current;
      const dot = { cx: at.x.toFixed(1), cy: at.y.toFixed(1), r: isCurrent ? '6' : '3.5' };
      return svg(
        'circle',
        { class: isCurrent ? 'step is-current' : 'step', attrs: dot, on: { click: () => chosen(i) } },
        svg('title', {}, text),
      );
    }),
  );
}

function bandPath({ rings, rank, level }: Band, place: (at: Point) => Point): SVGElement {
  const d = rings
    .map(
      (ring) =>
        `M${ring
          .map((at) => {
            const p = place(at);
            return `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;
          })
          .join('L')}Z`,
    )
    .join('');
  const element = svg('path', { class: 'band', attrs: { d } }, svg('title', {}, numberText(level)));
  element.style.setProperty('--rank', `${Math.round(rank * 100)}%`);
  return element;
}

/** Where the line comes highest within the frame. */
function levelLabel({ rings, level }: Band, place: (at: Point) => Point): SVGElement[] {
  const within = rings.flat().filter(({ x, y }) => x > 0.06 && x < 0.94 && y > 0.04 && y < 0.96);
  const top = within.reduce<Point | null>((best, at) => (best === null || at.y > best.y ? at : best), null);
  if (top === null) return [];
  const { x, y } = place(top);
  return [
    svg(
      'text',
      { class: 'level', attrs: { x: x.toFixed(1), y: y.toFixed(1) } },
      numberText(Number(level.toPrecision(3))),
    ),
  ];
}

function tick({ x, y }: GridPicture, at: number, place: (at: Point) => Point): SVGElement[] {
  const text = ({ from, to }: { from: number; to: number }): string =>
    numberText(Number((from + (to - from) * at).toPrecision(3)));
  const below = place({ x: at, y: 0 });
  const beside = place({ x: 0, y: at });
  return [
    svg('text', { class: 'tick below', attrs: { x: below.x.toFixed(1), y: (below.y + 14).toFixed(1) } }, text(x)),
    svg('text', { class: 'tick beside', attrs: { x: (beside.x - 6).toFixed(1), y: beside.y.toFixed(1) } }, text(y)),
  ];
}
