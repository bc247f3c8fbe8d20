/** @file What a hover says: value, shape, dtype and partials of an expression after a run; its op's rule before any. Markdown. */

import { findOp } from '../../engine/findOp';
import type { Op } from '../../engine/op';
import { ofOp } from '../protocol/fromEnglish';
import { shapeText } from '../protocol/numberText';
import type { RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { whyNullText } from '../protocol/whyNullText';
import { t } from '../protocol/words';
import { chainText } from './chainText';
import { codeSpan, escapeMarkdown } from './markdown';
import { localRules, rulesOf } from './ruleText';
import { plotOf } from './smallPlot';

export interface HoverOptions {
  /** The text has changed since the run. */
  readonly stale: boolean;
  /** Draw values over loop turns or elements; absent: no. */
  readonly plots?: boolean;
  /** 1-based line of a site, where the caller knows the text. */
  readonly lineOf?: (site: number) => number | null;
}

/** Of the expression or name at a site; of several values (a loop's turns) the last. Null where the run has none. */
export function explainSite(view: RecordingView, site: number, options: HoverOptions): string | null {
  const call = view.recording.gradients.findLastIndex((g) => g.site === site);
  if (call >= 0) return [...callLines(view, call, options), ...staleNote(options)].join('\n\n');
  const rows = view.rowsOfSite(site);
  const tensor = rows.at(-1);
  if (tensor === undefined) return null;
  // A name tells of its Variable as it is in the end, its value included.
  const shown = latestState(view, tensor);
  const turns = rows.length > 1 ? [t('The last of {0} values it had in the run.', rows.length)] : [];
  const plot = options.plots === true ? plotOf(view, rows) : null;
  return [
    ...hoverForTensor(view, shown, options),
    ...turns,
    ...(plot === null ? [] : [plot]),
    ...staleNote(options),
  ].join('\n\n');
}

/** Before any run: the op's rule, and how to get numbers. Null for a name that is no op. */
export function explainBeforeRun(opName: string): string | null {
  const op = findOp(opName);
  if (op === undefined) return null;
  return [...ruleLines(op), t('Run “Tapescope: Show Gradient Graph” to see numbers here.')].join('\n\n');
}

function hoverForTensor(view: RecordingView, tensor: number, options: HoverOptions): string[] {
  const dtype = view.dtypeOf(tensor);
  const shape = t('shape {0}', codeSpan(shapeText(view.shapeOf(tensor))));
  const title = `${codeSpan(`${labelOf(view, tensor)} = ${view.valueText(tensor)}`)} · ${shape} · ${dtype}`;
  return [
    title,
    ...partialLines(view, tensor, options),
    ...opLines(view, tensor),
    ...targetLines(view, tensor, options),
  ];
}

/** A target leads to the answer people came for: the partials of the call that asked for it. */
function targetLines(view: RecordingView, tensor: number, options: HoverOptions): string[] {
  const call = view.recording.gradients.findLastIndex(({ targets }) => targets.includes(tensor));
  return call < 0 ? [] : callLines(view, call, options);
}

/** Of a gradient call as a whole: each partial it gave. */
function callLines(view: RecordingView, callIndex: number, options: HoverOptions): string[] {
  const call = view.gradient(callIndex);
  if (call === null) return [];
  const sources = call.sources.slice(0, MAX_SOURCES);
  const left = call.sources.length - sources.length;
  const failed = call.error === null ? [] : [escapeMarkdown(call.error)];
  const lines = sources.flatMap(({ tensor }) => partialLine(view, callIndex, tensor, options));
  return [...failed, ...(failed.length > 0 ? [] : lines), ...(left > 0 ? [t('… and {0} more sources.', left)] : [])];
}
const MAX_SOURCES = 12;

/** At most so many gradient calls; of a training loop's thousand the last. */
const MAX_CALLS = 3;

function partialLines(view: RecordingView, tensor: number, options: HoverOptions): string[] {
  const result = view.resultOf(tensor);
  const own = result === null ? -1 : view.recording.gradients.indexOf(result.call);
  const partial = result === null ? [] : partialLine(view, own, result.source.tensor, options);
  const calls = view.recording.gradients.flatMap((_, call) => (view.concerns(call, tensor) ? [call] : []));
  const left = calls.length - MAX_CALLS;
  const more =
    left > 0
      ? [t(left === 1 ? '… and in {0} earlier gradient call.' : '… and in {0} earlier gradient calls.', left)]
      : [];
  return [...partial, ...calls.slice(-MAX_CALLS).flatMap((call) => partialLine(view, call, tensor, options)), ...more];
}

function partialLine(view: RecordingView, callIndex: number, tensor: number, options: HoverOptions): string[] {
  const call = view.gradient(callIndex);
  if (call === null) return [];
  const inNumbers = chainText(view, callIndex, tensor);
  if (inNumbers !== null) return [codeSpan(inNumbers)];
  const source = call.sources.find((s) => view.gradRow(s.tensor) === view.gradRow(tensor));
  if (source === undefined) return [];
  const label = partialLabel(view, targetLabel(view, call), tensor);
  if (source.result !== null) return [codeSpan(`${label} = ${view.valueText(source.result)}`)];
  if (call.error !== null) return [`${codeSpan(label)}: ${escapeMarkdown(call.error)}`];
  const broken = source.cause?.site ?? -1;
  const line = broken < 0 ? null : (options.lineOf?.(broken) ?? null);
  const why = escapeMarkdown(whyNullText(view, call, source));
  return [`${codeSpan(`${label} = null`)}: ${line === null ? why : t('{0} (line {1})', why, line)}`];
}

/** The rule of the op that made it, in the snippet's names, with the numbers of the last sweep that went over it. */
function opLines(view: RecordingView, tensor: number): string[] {
  const row = view.producerOf(tensor);
  const op = findOp(view.opName(row));
  if (op === undefined) return [];
  const call = view.recording.gradients.findLastIndex((_, index) => view.adjointOf(index, tensor) !== null);
  const rules = call < 0 ? [] : localRules(view, call, row, op);
  if (rules.length === 0) return ruleLines(op);
  return [`${codeSpan(`tf.${op.name}`)}: ${rules.map(codeSpan).join(', ')}`];
}

function ruleLines(op: Op): string[] {
  const name = codeSpan(`tf.${op.name}`);
  const { gradient } = op;
  if (gradient.kind === 'none') {
    return [t('{0} lets no gradient through: {1}', name, escapeMarkdown(ofOp(gradient.why)))];
  }
  return [`${name}: ${rulesOf(op).map(codeSpan).join(', ')}`];
}

function latestState(view: RecordingView, tensor: number): number {
  const { variable } = view.recording.tensors;
  const index = variable[tensor] ?? -1;
  return index < 0 ? tensor : variable.lastIndexOf(index);
}

function staleNote({ stale }: HoverOptions): string[] {
  return stale ? [`*${t('The text has changed since this run: run it again to bring the numbers up to date.')}*`] : [];
}
