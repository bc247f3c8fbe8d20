/** @file A descent: any of its numbers over the steps, and the table of all. The step of the graph is marked in both. */

import { choice } from './choice';
import { h } from '../panels/dom';
import type { Column } from './columns';
import { createDataTable } from './dataTable';
import type { Descent } from './descent';
import { createLineChart } from './lineChart';
import { descentAt, stepAt, type Plotted, type Tab } from './tab';
import { overSteps } from './sentences';
import { t } from '../words';

export function createStepsTab(choose: (call: number) => void): Tab {
  let plotted: Plotted | null = null;
  let descent: Descent | null = null;
  let steps: Column = counter(0);
  let shown = 0;
  const chooseStep = (row: number): void => {
    const call = descent?.calls[row];
    if (call !== undefined) choose(call);
  };
  const whichDescent = choice(t('Loop'), (value) => {
    const call = plotted?.descents[Number(value)]?.calls[0];
    if (call !== undefined) choose(call);
  });
  const which = choice(t('Number to draw over the steps'), (value) => {
    shown = Number(value);
    draw();
  });
  const chart = createLineChart(chooseStep);
  const table = createDataTable(chooseStep);
  const draw = (): void => {
    if (plotted === null || descent === null) return;
    const { descents, call } = plotted;
    const all = [...descent.table, ...descent.others];
    const column = all[shown] ?? all[0];
    if (column === undefined) return;
    const current = stepAt(descent, call);
    whichDescent.element.hidden = descents.length < 2;
    whichDescent.set({
      options: descents.map(({ label }, i) => ({ value: String(i), text: label })),
      value: String(descents.indexOf(descent)),
    });
    which.set({
      options: all.map(({ label }, i) => ({ value: String(i), text: label })),
      value: String(all.indexOf(column)),
    });
    chart.show({ x: steps, lines: [column], current, sentence: overSteps(column) });
    table.show({ caption: t('Steps: {0}', descent.label), counter: t('step'), columns: descent.table, current });
  };
  return {
    label: t('Steps'),
    element: h(
      'div',
      { class: 'plot-pair' },
      h(
        'div',
        { class: 'plot-main' },
        h('div', { class: 'plot-choice' }, whichDescent.element, which.element),
        chart.element,
      ),
      table.element,
    ),
    fits: ({ descents }) => descents.length > 0,
    show: (now) => {
      plotted = now;
      const next = descentAt(now);
      if (next !== null && next !== descent) {
        descent = next;
        steps = counter(next.calls.length);
        // The loss is what a descent is about.
        shown = next.target === null ? 0 : Math.max(0, next.table.indexOf(next.target));
      }
      draw();
    },
  };
}

function counter(count: number): Column {
  return { label: t('step'), formula: null, values: Array.from({ length: count }, (_, i) => i) };
}
