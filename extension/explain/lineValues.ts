/** @file What stands behind a line after a run: the values its names got, and their partials: `= 34   ∂z/∂m = 68`. */

import { quantityText, type RecordingView } from '../protocol/recordingView';
import { partialLabel, targetLabel } from '../protocol/tensorLabel';
import { t } from '../protocol/words';

export interface LineValue {
  readonly line: number;
  readonly text: string;
  /** The site that tells more, for a hover. */
  readonly site: number;
}

/** In the order of the lines; `lineOf` is null for a site that is no longer in the text. */
export function lineValues(view: RecordingView, lineOf: (site: number) => number | null): LineValue[] {
  const lines = new Map<number, Told[]>();
  view.recording.sites.forEach((site, id) => {
    const told = site.kind === 'binding' ? ofBinding(view, id) : site.kind === 'call' ? ofGradients(view, id) : [];
    const line = told.length > 0 ? lineOf(id) : null;
    if (line !== null) lines.set(line, [...(lines.get(line) ?? []), ...told]);
  });
  return [...lines].sort(([a], [b]) => a - b).map(([line, told]) => ({ line, text: join(told), site: told[0]!.site }));
}

/** One value, under the name it has on the line, or under its own as a partial. */
interface Told {
  readonly site: number;
  /** Empty for a partial. */
  readonly name: string;
  readonly text: string;
}

/** On one line; more are told by hovers. */
const MAX_ON_LINE = 3;
const VALUES = 4;
const GAP = '   ';
/** Of a training loop's thousand calls, the last are looked at. */
const MAX_CALLS = 20;

function join(told: readonly Told[]): string {
  // A lone value needs no name: it is that of the line.
  const named = new Set(told.flatMap(({ name }) => (name === '' ? [] : [name]))).size > 1;
  const texts = told.map(({ name, text }) => (named && name !== '' ? `${name} ${text}` : text));
  const shown = [...new Set(texts)];
  const left = shown.length > MAX_ON_LINE ? ['…'] : [];
  return [...shown.slice(0, MAX_ON_LINE), ...left].join(GAP);
}

/** Of several turns the last, which says so. */
function ofBinding(view: RecordingView, site: number): Told[] {
  const rows = view.rowsOfSite(site);
  const row = rows.at(-1);
  if (row === undefined) return [];
  const turns = rows.length > 1 ? ` ${t('(last of {0})', rows.length)}` : '';
  const result = view.resultOf(row);
  if (result !== null) {
    const label = partialLabel(view, targetLabel(view, result.call), result.source.tensor);
    return [{ site, name: '', text: `${label} = ${view.valueText(row, VALUES)}${turns}` }];
  }
  const partial = partialOf(view, row);
  const value = `= ${valueThrough(view, row)}${turns}`;
  return [{ site, name: view.site(site)?.name ?? '', text: partial === null ? value : value + GAP + partial }];
}

/** A Variable's first value, and its last where it was assigned. */
function valueThrough(view: RecordingView, row: number): string {
  const { variable } = view.recording.tensors;
  const index = variable[row] ?? -1;
  const last = index < 0 ? row : variable.lastIndexOf(index);
  const [before, after] = [view.valueText(row, VALUES), view.valueText(last, VALUES)];
  return last === row || before === after ? after : `${before} → ${after}`;
}

/** By the last gradient call that met it; none for a target, whose own partial is 1. */
function partialOf(view: RecordingView, row: number): string | null {
  const { gradients } = view.recording;
  for (let call = gradients.length - 1; call >= Math.max(0, gradients.length - MAX_CALLS); call--) {
    const gradient = view.gradient(call);
    if (gradient === null || gradient.error !== null || !view.concerns(call, row)) continue;
    if (gradient.targets.some((target) => view.gradRow(target) === view.gradRow(row))) return null;
    const adjoint = view.adjointOf(call, row);
    const label = partialLabel(view, targetLabel(view, gradient), row);
    return `${label} = ${adjoint === null ? 'null' : quantityText(adjoint, view.dtypeOf(row), VALUES)}`;
  }
  return null;
}

/** The partials of a gradient call that no name was given to; of several calls, the last one's. */
function ofGradients(view: RecordingView, site: number): Told[] {
  const call = view.recording.gradients.findLast((gradient) => gradient.site === site);
  if (call === undefined || call.error !== null) return [];
  const target = targetLabel(view, call);
  return call.sources.flatMap(({ tensor, result }) => {
    if (result !== null && view.nameOf(result) !== null) return [];
    const value = result === null ? 'null' : view.valueText(result, VALUES);
    return [{ site, name: '', text: `${partialLabel(view, target, tensor)} = ${value}` }];
  });
}
