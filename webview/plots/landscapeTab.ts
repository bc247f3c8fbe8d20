/** @file A target over two numbers of its sources: contour lines and a surface, with the path of the descent; and the grid as a table. */

import type { GridAnswer } from '../../extension/protocol/grid';
import { numberText } from '../../extension/protocol/numberText';
import type { RecordingView } from '../../extension/protocol/recordingView';
import type { Host } from '../host';
import { createVirtualTable } from '../panels/arrayView';
import { choice } from './choice';
import { h } from '../panels/dom';
import { contourPicture } from './contourPicture';
import { gridQuestion, pathOf, pointsAlong, type Landscape } from './landscape';
import type { GridPicture } from './picture';
import { createSurfacePicture } from './surfacePicture';
import type { Tab } from './tab';
import { t } from '../words';

export function createLandscapeTab(host: Pick<Host, 'grid'>, choose: (call: number) => void): Tab {
  const xChoice = choice(t('Across'), (value) => pick({ x: Number(value) }));
  const yChoice = choice(t('Up'), (value) => pick({ y: Number(value) }));
  const sentence = h('p', { class: 'muted', attrs: { role: 'status' } });
  const contour = h('div', { class: 'plot-main' });
  const surface = createSurfacePicture();
  const table = createVirtualTable();
  const twin = h('details', { class: 'grid-twin' }, h('summary', {}, t('The values as a table')), table.element);
  const pictures = h('div', { class: 'plot-pair' }, contour, surface.element);
  const choices = h('div', { class: 'plot-choice' }, xChoice.element, yChoice.element);
  let landscape: Landscape | null = null;
  let isAsked = false;
  let axes = { x: 0, y: 1 };
  /** The picture of one question to one run is asked for once: a step on changes the mark only. */
  let asked: { readonly view: RecordingView; readonly key: string } | null = null;
  let answer: GridAnswer | null = null;

  const pick = (change: Partial<typeof axes>): void => {
    const next = { ...axes, ...change };
    // Both axes the same would be no picture: they change places.
    axes = next.x === next.y ? { x: axes.y, y: axes.x } : next;
    void render();
  };
  const render = async (): Promise<void> => {
    const now = landscape;
    const [x, y] = [now?.directions[axes.x], now?.directions[axes.y]];
    if (!now || !x || !y) return;
    const options = now.directions.map(({ label }, i) => ({ value: String(i), text: label }));
    choices.hidden = options.length < 3;
    xChoice.set({ options, value: String(axes.x) });
    yChoice.set({ options, value: String(axes.y) });
    // Of a descent every step has the same formula, as a rule: its first step's is drawn.
    const question = gridQuestion({ ...now, call: now.calls[0] ?? now.call }, x, y);
    const key = JSON.stringify(question);
    if (key !== asked?.key || now.view !== asked.view || answer === null) {
      const mine = { view: now.view, key };
      asked = mine;
      answer = null;
      const got = await host.grid(question, isAsked);
      if (asked !== mine) return;
      answer = got ?? { kind: 'none', sentence: t('The values could not be computed.') };
    }
    const isDrawn = answer.kind === 'grid';
    pictures.hidden = twin.hidden = !isDrawn;
    sentence.hidden = isDrawn;
    if (answer.kind === 'none') {
      sentence.textContent = answer.sentence;
      return;
    }
    const picture: GridPicture = {
      values: answer.values,
      x: { ...question.x, label: x.label },
      y: { ...question.y, label: y.label },
      target: now.target,
      path: pathOf(now, x, y),
      current: now.current,
    };
    contour.replaceChildren(contourPicture(picture, (step) => choose(now.calls[step] ?? now.call)));
    surface.show(picture);
    showTable(picture);
  };
  const showTable = ({ values, x, y, target }: GridPicture): void => {
    const [xs, ys] = [pointsAlong(x), pointsAlong(y)];
    // The first row tells where its column stands.
    table.show(
      t('{0} over {1}, across, and {2}, down', target, x.label, y.label),
      ys.length + 1,
      xs.length,
      (row) => (row === 0 ? `${y.label} \\ ${x.label}` : numberText(Number((ys[row - 1] ?? NaN).toPrecision(4)))),
      (row, column) =>
        row === 0
          ? numberText(Number((xs[column] ?? NaN).toPrecision(4)))
          : numberText(values[(row - 1) * xs.length + column] ?? NaN),
    );
  };
  return {
    label: t('Landscape'),
    element: h('div', { class: 'landscape' }, choices, sentence, pictures, twin),
    fits: (plotted) => plotted.landscape !== null,
    show: (plotted) => {
      ({ landscape, isAsked } = plotted);
      if (landscape && Math.max(axes.x, axes.y) >= landscape.directions.length) axes = { x: 0, y: 1 };
      void render();
    },
  };
}
