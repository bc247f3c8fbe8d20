/** @file Curves over one axis, drawn by uPlot in the editor's colours. */

import uPlot from 'uplot';
import { numberText } from '../../extension/protocol/numberText';
import { onThemeChange, readTheme } from '../graph/theme';
import { h } from '../panels/dom';
import type { Column } from './columns';

export interface Chart {
  readonly x: Column;
  /** Each with an axis of its own where the second is another quantity: on the left, then on the right. */
  readonly lines: readonly Column[];
  /** The row to mark; null: none. */
  readonly current: number | null;
  /** For those who do not see it. */
  readonly sentence: string;
}

export interface LineChart {
  readonly element: HTMLElement;
  show(chart: Chart): void;
}

const HEIGHT = 240;
const NARROWEST = 200;

export function createLineChart(chosen: ((row: number) => void) | null): LineChart {
  const element = h('div', { class: 'line-chart', attrs: { role: 'img' } });
  let chart: Chart | null = null;
  let plot: uPlot | null = null;

  const draw = (): void => {
    plot?.destroy();
    plot = null;
    if (chart === null || element.clientWidth === 0) return;
    element.setAttribute('aria-label', chart.sentence);
    const { x, lines } = chart;
    plot = new uPlot(
      options(chart, size(element), () => chart?.current ?? null),
      [[...x.values], ...lines.map(({ values }) => values.map((v) => (Number.isFinite(v) ? v : null)))],
      element,
    );
    if (chosen === null) return;
    plot.over.addEventListener('click', () => {
      const row = plot?.cursor.idx;
      if (row !== null && row !== undefined) chosen(row);
    });
  };
  new ResizeObserver(() => {
    if (plot === null) draw();
    else if (element.clientWidth > 0) plot.setSize(size(element));
  }).observe(element);
  onThemeChange(document.body, draw);
  return {
    element,
    show: (now) => {
      const isSame =
        chart !== null &&
        chart.x === now.x &&
        chart.lines.every((line, i) => line === now.lines[i]) &&
        chart.lines.length === now.lines.length;
      chart = now;
      if (isSame) plot?.redraw(false);
      else draw();
    },
  };
}

function size(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(NARROWEST, element.clientWidth), height: HEIGHT };
}

function options(
  { x, lines }: Chart,
  { width, height }: { width: number; height: number },
  current: () => number | null,
): uPlot.Options {
  const theme = readTheme(document.body);
  const colours = [theme.nodes.variable.line, theme.adjoint];
  const font = `12px ${theme.fontFamily}`;
  const ticks = (_: uPlot, values: number[]): string[] => values.map((value) => numberText(value));
  const axis = (label: string, stroke: string): uPlot.Axis => ({
    label,
    stroke,
    font,
    labelFont: font,
    values: ticks,
    grid: { stroke: theme.edge, width: 0.4 },
    ticks: { stroke: theme.edge, width: 0.6 },
  });
  const value = (_: uPlot, v: number | null | undefined): string =>
    v === null || v === undefined ? '–' : numberText(v);
  return {
    width,
    height,
    scales: { x: { time: false } },
    axes: [
      axis(x.label, theme.text),
      ...lines.map(
        (line, i) =>
          ({
            ...axis(line.label, colours[i] ?? theme.text),
            size: 62,
            scale: `y${i}`,
            side: i === 0 ? 3 : 1,
            ...(i === 0 ? {} : { grid: { show: false } }),
          }) satisfies uPlot.Axis,
      ),
    ],
    series: [
      { label: x.label, value },
      ...lines.map(
        (line, i) =>
          ({
            label: line.label,
            scale: `y${i}`,
            stroke: colours[i] ?? theme.text,
            width: 2,
            value,
            points: { show: x.values.length <= 60, size: 6 },
            // Told apart without colour too.
            ...(i === 0 ? {} : { dash: [8, 4] }),
          }) satisfies uPlot.Series,
      ),
    ],
    cursor: { drag: { x: true, y: false } },
    hooks: {
      draw: [
        (u) => {
          const row = current();
          const at = row === null ? undefined : x.values[row];
          if (at === undefined) return;
          const left = u.valToPos(at, 'x', true);
          u.ctx.save();
          u.ctx.strokeStyle = theme.focus;
          u.ctx.lineWidth = 2 * devicePixelRatio;
          u.ctx.beginPath();
          u.ctx.moveTo(left, u.bbox.top);
          u.ctx.lineTo(left, u.bbox.top + u.bbox.height);
          u.ctx.stroke();
          u.ctx.restore();
        },
      ],
    },
  };
}
