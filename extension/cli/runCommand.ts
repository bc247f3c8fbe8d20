/** @file `tapescope run FILE`: the snippet's console as it is, then what its gradients came to. */

import type { ConsoleLine, Recording } from '../../engine/recording';
import { recordingToJson } from '../../engine/recordingJson';
import { outcomeSentence } from '../explain/outcome';
import { RecordingView } from '../protocol/recordingView';
import type { CommandLine } from './commandLine';
import { findingLines } from './findings';
import { gradientLines } from './gradientSummary';
import { lineIndex } from './lineIndex';
import { say, tell } from './output';
import { createPipeline, type Pipeline, type Snippet } from './pipeline';
import { readSomeSnippets } from './readSnippets';

export async function runCommand({ file, json, timeoutMs }: CommandLine & { kind: 'run' }): Promise<number> {
  const sources = await readSomeSnippets(file);
  const pipeline = createPipeline(true);
  const recordings: Recording[] = [];
  try {
    for (const source of sources) {
      const snippet = await pipeline.analyze(source);
      const onConsole = (line: ConsoleLine): void => say(line.text);
      if (sources.length > 1 && !json)
        tell(`${recordings.length > 0 ? '\n' : ''}── ${source.file}:${source.line ?? 1}`);
      const recording = await pipeline.run(snippet, json ? { timeoutMs } : { timeoutMs, onConsole });
      recordings.push(recording);
      if (!json) for (const line of await summary(snippet, recording, pipeline)) tell(line);
    }
    const [first, ...more] = recordings.map(recordingToJson);
    if (json) say(JSON.stringify(more.length === 0 ? first : [first, ...more]));
    return recordings.every(({ outcome }) => outcome.kind === 'ok') ? 0 : 1;
  } finally {
    await pipeline.dispose();
  }
}

async function summary(snippet: Snippet, recording: Recording, pipeline: Pipeline): Promise<string[]> {
  const { file, text, analysis } = snippet;
  const view = new RecordingView(recording);
  const at = lineIndex(text);
  const lines: string[] = [];
  if (recording.consoleDropped > 0) lines.push(`… ${recording.consoleDropped} more console lines were not kept.`);

  lines.push(...gradientLines(view, file, text));
  for (const { message } of recording.warnings) lines.push(`warning: ${message}`);
  lines.push(...findingLines(file, text, await pipeline.judge(snippet, recording)));

  const { outcome } = recording;
  const problem = outcomeSentence(outcome);
  if (analysis.program === null && analysis.usesEngine) {
    for (const mark of analysis.syntaxErrors) {
      const { line, column } = at(mark.start);
      lines.push(`${file}:${line}:${column} error ${mark.message}`);
    }
  } else if (problem !== null) {
    const site = outcome.kind === 'ok' ? undefined : recording.sites[outcome.site];
    const where =
      site === undefined
        ? file
        : site.file === 0
          ? `${file}:${at(site.start).line}`
          : (recording.files[site.file]?.name ?? file);
    lines.push(`${where}: ${problem}`);
  }
  if (problem === null) lines.push(tally(recording));
  return lines;
}

function tally(recording: Recording): string {
  const parts = [
    counted(recording.ops.count, 'op'),
    counted(recording.tapes.length, 'tape'),
    counted(recording.gradients.length, 'gradient call'),
  ];
  return `Ran in ${Math.max(1, Math.round(recording.elapsedMs))} ms: ${parts.join(', ')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
