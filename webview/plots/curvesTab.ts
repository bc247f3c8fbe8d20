/** @file Value and derivative over an array of sources, and the same as a table. */

import { choice } from './choice';
import { h } from '../panels/dom';
import type { Curve } from './curves';
import { createDataTable } from './dataTable';
import { createLineChart } from './lineChart';
import type { Tab } from './tab';
import { curveSentence } from './sentences';
import { t } from '../words';

export function createCurvesTab(): Tab {
  const which = choice(t('Curves'), (value) => {
    at = Number(value);
    draw();
  });
  const chart = createLineChart(null);
  const table = createDataTable(null);
  let curves: readonly Curve[] = [];
  let at = 0;
  const draw = (): void => {
    const curve = curves[at] ?? curves[0];
    if (curve === undefined) return;
    const { source, target, derivative, label } = curve;
    which.element.hidden = curves.length < 2;
    which.set({
      options: curves.map((c, i) => ({ value: String(i), text: c.label })),
      value: String(curves.indexOf(curve)),
    });
    chart.show({ x: source, lines: [target, derivative], current: null, sentence: curveSentence(curve) });
    table.show({ caption: label, counter: t('element'), columns: columnsOf(curve), current: null });
  };
  return {
    label: t('Curves'),
    element: h(
      'div',
      { class: 'plot-pair' },
      h('div', { class: 'plot-main' }, which.element, chart.element),
      table.element,
    ),
    fits: (plotted) => plotted.curves.length > 0,
    show: (plotted) => {
      if (curves !== plotted.curves) at = 0;
      curves = plotted.curves;
      draw();
    },
  };
}

const columns = new WeakMap<Curve, readonly Curve['source'][]>();

/** The same array for the same curve. */
function columnsOf(curve: Curve): readonly Curve['source'][] {
  const list = columns.get(curve) ?? [curve.source, curve.target, curve.derivative];
  columns.set(curve, list);
  return list;
}
