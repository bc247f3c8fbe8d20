/** @file The same as a surface, turned by dragging and by arrow keys: painted patches in the editor's colours. */

import { numberText } from '../../extension/protocol/numberText';
import { cssColour, mix, parseColour, type Rgb } from '../graph/colour';
import { onThemeChange, readTheme } from '../graph/theme';
import { h } from '../panels/dom';
import { share, type GridPicture } from './picture';
import { FIRST_VIEW, patchesOf, rangeOf, spotOf, turned, type View } from './surface';
import { t } from '../words';

export interface SurfacePicture {
  readonly element: HTMLElement;
  show(picture: GridPicture): void;
}

const HEIGHT = 340;
const KEY_STEP = Math.PI / 24;
const PER_PIXEL = 0.008;

export function createSurfacePicture(): SurfacePicture {
  const canvas = h('canvas', { class: 'surface' });
  const keys = t('Drag it or press the arrow keys to turn it, Home to turn it back.');
  const element = h(
    'div',
    {
      class: 'surface-ground',
      attrs: { tabindex: '0', role: 'application', 'aria-roledescription': t('surface picture'), title: keys },
    },
    canvas,
  );
  let picture: GridPicture | null = null;
  let view = FIRST_VIEW;
  const draw = (): void => {
    if (picture && element.clientWidth > 0) paint(canvas, element.clientWidth, picture, view);
  };
  const turn = (byYaw: number, byPitch: number): void => {
    view = turned(view, byYaw, byPitch);
    draw();
  };
  element.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') turn(KEY_STEP, 0);
    else if (event.key === 'ArrowRight') turn(-KEY_STEP, 0);
    else if (event.key === 'ArrowUp') turn(0, KEY_STEP);
    else if (event.key === 'ArrowDown') turn(0, -KEY_STEP);
    else if (event.key === 'Home') {
      view = FIRST_VIEW;
      draw();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  element.addEventListener('pointerdown', (event) => element.setPointerCapture(event.pointerId));
  element.addEventListener('pointermove', (event) => {
    if (element.hasPointerCapture(event.pointerId)) turn(-event.movementX * PER_PIXEL, event.movementY * PER_PIXEL);
  });
  new ResizeObserver(draw).observe(element);
  onThemeChange(document.body, draw);
  return {
    element,
    show: (now) => {
      picture = now;
      const { target, x, y } = now;
      element.setAttribute(
        'aria-label',
        t(
          '{0} over {1} and {2} as a surface. {3} The contour picture and the table hold the same.',
          target,
          x.label,
          y.label,
          keys,
        ),
      );
      draw();
    },
  };
}

function paint(
  canvas: HTMLCanvasElement,
  width: number,
  { values, x, y, target, path, current }: GridPicture,
  view: View,
): void {
  const theme = readTheme(document.body);
  const scale = devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = HEIGHT * scale;
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${HEIGHT}px`);
  const context = canvas.getContext('2d');
  if (!context) return;
  const size = Math.min(width, HEIGHT * 1.2) * 0.4;
  context.scale(scale, scale);
  context.translate(width / 2, HEIGHT / 2 - 6);
  context.lineJoin = 'round';
  const rgb = (css: string): Rgb => parseColour(css) ?? [128, 128, 128];
  const [low, high, ground] = [rgb(theme.negative), rgb(theme.positive), rgb(theme.background)];
  const at = (px: number, py: number, pz: number): readonly [number, number] => {
    const spot = spotOf(px, py, pz, view);
    return [spot.x * size, spot.y * size];
  };
  const line = (points: readonly (readonly [number, number])[]): void => {
    context.beginPath();
    points.forEach(([px, py], i) => (i === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
  };

  // The ground's edge first: the surface stands on it.
  context.strokeStyle = theme.edge;
  line([at(0, 0, 0), at(1, 0, 0), at(1, 1, 0), at(0, 1, 0), at(0, 0, 0)]);
  context.stroke();
  for (const { corners, height } of patchesOf(values, view)) {
    line(corners.map((spot) => [spot.x * size, spot.y * size] as const));
    context.closePath();
    context.fillStyle = theme.isHighContrast ? theme.background : cssColour(mix(mix(high, low, height), ground, 0.82));
    context.fill();
    context.strokeStyle = theme.isHighContrast
      ? cssColour(mix(high, low, height))
      : cssColour(mix(mix(high, low, height), ground, 0.55));
    context.lineWidth = 0.6;
    context.stroke();
  }

  const range = rangeOf(values);
  const spots = path.map((point) =>
    at(share(point.x, x), share(point.y, y), (point.z - range.low) / (range.high - range.low || 1)),
  );
  context.strokeStyle = theme.path;
  context.lineWidth = 2;
  line(spots);
  context.stroke();
  spots.forEach(([px, py], i) => {
    context.beginPath();
    context.arc(px, py, i === current ? 6 : 3, 0, 2 * Math.PI);
    context.fillStyle = i === current ? theme.focus : theme.path;
    context.fill();
    if (i !== current) return;
    context.strokeStyle = theme.text;
    context.stroke();
  });

  context.font = `12px ${theme.fontFamily}`;
  context.fillStyle = theme.text;
  context.textAlign = 'center';
  const label = (text: string, [px, py]: readonly [number, number]): void => context.fillText(text, px, py + 4);
  label(x.label, at(0.5, -0.13, 0));
  label(numberText(Number(x.from.toPrecision(3))), at(0, -0.1, 0));
  label(numberText(Number(x.to.toPrecision(3))), at(1, -0.1, 0));
  label(y.label, at(1.16, 0.5, 0));
  label(numberText(Number(y.from.toPrecision(3))), at(1.12, 0.02, 0));
  label(numberText(Number(y.to.toPrecision(3))), at(1.12, 1, 0));
  context.textAlign = 'left';
  context.fillText(
    `${target}: ${numberText(Number(range.low.toPrecision(4)))} … ${numberText(Number(range.high.toPrecision(4)))}`,
    -width / 2 + 10,
    -HEIGHT / 2 + 18,
  );
}
