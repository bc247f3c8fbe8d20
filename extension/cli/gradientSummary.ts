/** @file The gradients of a run in a few lines: each call's target, and for each source the partial or why there is none. */

import { quantityText, type RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { whyNullText } from '../protocol/whyNullText';
import { lineIndex } from './lineIndex';

/** A loop asks for hundreds of gradients; the first and the last few tell enough. */
const SHOWN_AT_START = 5;
const SHOWN_AT_END = 2;
const VALUES = 8;

export function gradientLines(view: RecordingView, file: string, text: string): string[] {
  const count = view.recording.gradients.length;
  const at = lineIndex(text);
  const lines: string[] = [];
  for (let call = 0; call < count; call++) {
    const isHidden = call >= SHOWN_AT_START && call < count - SHOWN_AT_END;
    if (!isHidden) lines.push(...callLines(view, call, file, (offset) => at(offset).line));
    else if (call === SHOWN_AT_START) lines.push(`… ${count - SHOWN_AT_START - SHOWN_AT_END} more gradient calls`);
  }
  return lines;
}

function callLines(view: RecordingView, index: number, file: string, lineOf: (offset: number) => number): string[] {
  const call = view.gradient(index);
  if (call === null) return [];
  const site = view.site(call.site);
  const place =
    site === null ? file : site.file === 0 ? `${file}:${lineOf(site.start)}` : view.recording.files[site.file]?.name;
  const targets = call.targets.map((t) => `${labelOf(view, t)} = ${view.valueText(t, VALUES)}`);
  const what = call.kind === 'functional' ? 'gradient' : call.kind;
  const lines = [`${place} ${what} of ${targets.join(', ') || 'nothing'}`];
  if (call.error !== null) return [...lines, `    ${call.error}`];
  for (const source of call.sources) {
    const label = partialLabel(view, targetLabel(view, call), source.tensor);
    const partial = view.partialOf(source);
    const told =
      source.result === null
        ? `null: ${whyNullText(view, call, source)}`
        : partial === null
          ? '?'
          : quantityText(partial, view.dtypeOf(source.result), VALUES);
    lines.push(`    ${label} = ${told}`);
  }
  return lines;
}
