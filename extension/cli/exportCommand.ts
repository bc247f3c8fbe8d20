/** @file `tapescope export FILE`: runs it and writes the graph of its gradient as a picture or as data. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Recording } from '../../engine/recording';
import { exportGraph } from '../../webview/export/exportGraph';
import { outcomeSentence } from '../explain/outcome';
import type { CommandLine } from './commandLine';
import { say, tell } from './output';
import { htmlPage, readPageParts } from '../page/htmlPage';
import { lineIndex } from './lineIndex';
import { createPipeline, type Pipeline, type Snippet } from './pipeline';
import { readOneSnippet } from './readSnippets';
import { UsageError } from './usageError';
import { writeResult } from './writeResult';

export async function exportCommand(asked: CommandLine & { kind: 'export' }): Promise<number> {
  const { file, format, output, gradient, timeoutMs } = asked;
  const source = await readOneSnippet(file);
  const pipeline = createPipeline(true);
  try {
    const snippet = await pipeline.analyze(source);
    const recording = await pipeline.run(snippet, { timeoutMs });
    const problem = outcomeSentence(recording.outcome);
    if (problem !== null) tell(`${file}: ${problem}`);
    const call = callOf(recording, gradient);
    const graph = exportGraph(recording, { format: format === 'html' ? 'json' : format, title: basename(file), call });
    const written = graph !== null && format === 'html' ? await page(pipeline, snippet, recording, problem) : graph;
    if (written === null) {
      tell(`${file}: it used no op, so there is no graph to export.`);
      return 1;
    }
    if (output === null) say(written.trimEnd());
    else await writeResult(output, written);
    // What ran until a failure is a graph too.
    return problem === null ? 0 : 1;
  } finally {
    await pipeline.dispose();
  }
}

/** The inspector with this run in it. */
async function page(
  pipeline: Pipeline,
  snippet: Snippet,
  recording: Recording,
  problem: string | null,
): Promise<string> {
  const findings = await pipeline.judge(snippet, recording);
  const positionOf = lineIndex(snippet.text);
  const lines = recording.sites.map(({ file, start }) => (file === 0 ? positionOf(start).line : null));
  const parts = await readPageParts((name) => readFile(new URL(`webview/${name}`, import.meta.url)));
  const fileName = basename(snippet.file);
  return htmlPage({ kind: 'recording', fileName, recording, findings, lines, stale: false, problem }, parts);
}

/** Index of the Nth gradient call. */
function callOf({ gradients }: Recording, nth: number | null): number | null {
  if (nth === null) return null;
  if (nth <= gradients.length) return nth - 1;
  const count = gradients.length === 1 ? 'one gradient call' : `${gradients.length} gradient calls`;
  throw new UsageError(`There is no gradient call ${nth}: the run made ${gradients.length === 0 ? 'none' : count}.`);
}
