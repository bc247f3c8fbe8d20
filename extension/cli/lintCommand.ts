/** @file `tapescope lint FILE…`: findings, from the text alone or with a run. */

import type { Finding } from '../lint/finding';
import type { CommandLine } from './commandLine';
import { findingLines, isLoud, jsonFindings } from './findings';
import { lineIndex } from './lineIndex';
import { say, tell } from './output';
import { createPipeline } from './pipeline';
import { readSource } from './readSource';

export async function lintCommand({ files, json, run, timeoutMs }: CommandLine & { kind: 'lint' }): Promise<number> {
  // All of them first: a wrong name among sixty is told at once.
  const sources = await Promise.all(files.map(async (file) => ({ file, text: await readSource(file) })));
  const pipeline = createPipeline(run);
  let isClean = true;
  const report: { file: string; findings: readonly unknown[] }[] = [];
  try {
    for (const { file, text } of sources) {
      const snippet = await pipeline.analyze(file, text);
      const { analysis } = snippet;
      let findings: readonly Finding[] = analysis.findings;
      if (run && analysis.program !== null) {
        findings = await pipeline.judge(snippet, await pipeline.run(snippet, { timeoutMs }));
      }
      if (findings.some(isLoud) || analysis.syntaxErrors.length > 0) isClean = false;
      for (const { start, message } of analysis.syntaxErrors) {
        const { line, column } = lineIndex(text)(start);
        tell(`${file}:${line}:${column} error ${message}`);
      }
      if (json) report.push({ file, findings: jsonFindings(text, findings) });
      else for (const line of findingLines(file, text, findings)) say(line);
    }
  } finally {
    await pipeline.dispose();
  }
  if (json) say(JSON.stringify(files.length === 1 ? report[0]?.findings : report, null, 2));
  return isClean ? 0 : 1;
}
