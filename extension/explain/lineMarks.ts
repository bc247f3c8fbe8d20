/** @file Marks beside the lines after a run: where a gradient came out null, and where a value or adjoint is not finite. */

import { quantityText, type Quantity, type RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { whyNullText } from '../protocol/whyNullText';

export interface SiteMark {
  readonly site: number;
  readonly kind: 'null' | 'non-finite';
  /** One sentence; plain text. */
  readonly text: string;
}
export interface LineMark {
  readonly line: number;
  readonly kind: SiteMark['kind'];
  readonly texts: readonly string[];
}

/** Said of one line; the same happens in every turn of a loop. */
const MOST_ON_LINE = 3;

/** In the order of the lines, null before non-finite; `lineOf` is null for a site that is no longer in the text. */
export function lineMarks(marks: readonly SiteMark[], lineOf: (site: number) => number | null): LineMark[] {
  const lines = new Map<string, LineMark & { texts: string[] }>();
  for (const { site, kind, text } of marks) {
    const line = lineOf(site);
    if (line === null) continue;
    const key = `${line} ${kind}`;
    const mark = lines.get(key) ?? { line, kind, texts: [] };
    lines.set(key, mark);
    if (mark.texts.length < MOST_ON_LINE && !mark.texts.includes(text)) mark.texts.push(text);
  }
  return [...lines.values()].sort((a, b) => a.line - b.line || b.kind.localeCompare(a.kind));
}

/** What a run has to mark, by place; each place and kind at most a few times. */
export function siteMarks(view: RecordingView): SiteMark[] {
  const marks: SiteMark[] = [];
  const counts = new Map<string, number>();
  const add = (kind: SiteMark['kind'], site: number, text: () => string): void => {
    const count = counts.get(`${site} ${kind}`) ?? 0;
    if (site < 0 || count >= MOST_ON_LINE) return;
    counts.set(`${site} ${kind}`, count + 1);
    marks.push({ site, kind, text: text() });
  };
  for (const call of view.recording.gradients) {
    if (call.error !== null) continue;
    for (const source of call.sources) {
      if (source.result !== null) continue;
      const label = (): string => partialLabel(view, targetLabel(view, call), source.tensor);
      add('null', call.site, () => `${label()} = null: ${whyNullText(view, call, source)}`);
    }
  }
  for (let row = 0; row < view.tensorCount; row++) {
    const value = view.valueOf(row);
    if (value === null || isFinite(value) || view.dtypeOf(row) === 'string') continue;
    add('non-finite', view.siteOf(row), () => `${labelOf(view, row)} = ${view.valueText(row, VALUES)}`);
  }
  view.recording.gradients.forEach((call, index) => {
    for (const row of call.adjoints.tensor) {
      const adjoint = view.adjointOf(index, row);
      if (adjoint === null || isFinite(adjoint)) continue;
      const text = (): string => quantityText(adjoint, view.dtypeOf(row), VALUES);
      add('non-finite', view.siteOf(row), () => `${partialLabel(view, targetLabel(view, call), row)} = ${text()}`);
    }
  });
  return marks;
}

const VALUES = 4;

function isFinite(quantity: Quantity): boolean {
  if (quantity.kind === 'scalar') return Number.isFinite(quantity.value);
  return quantity.preview.nans === 0 && quantity.preview.infinities === 0;
}
