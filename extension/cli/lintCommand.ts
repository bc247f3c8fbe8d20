/** @file `tapescope lint FILE…`: findings, from the text alone or with a run. */

import type { Finding } from '../lint/finding';
import type { TextMark } from '../snippet/analysis';
import type { CommandLine } from './commandLine';
import { isLoud } from './findings';
import { lineIndex } from './lineIndex';
import { lintReport, type LintedFile } from './lintFormats';
import { say, tell } from './output';
import { createPipeline } from './pipeline';
import { readSnippets } from './readSnippets';
import { versionText } from './version';

export async function lintCommand({ files, format, run, timeoutMs }: CommandLine & { kind: 'lint' }): Promise<number> {
  // All of them first: a wrong name among sixty is told at once.
  const sources = await Promise.all(files.map(readSnippets));
  const pipeline = createPipeline(run);
  const report: LintedFile[] = [];
  try {
    for (const { file, text, snippets } of sources) {
      const findings: Finding[] = [];
      const syntaxErrors: TextMark[] = [];
      for (const source of snippets) {
        const snippet = await pipeline.analyze(source);
        const { analysis } = snippet;
        syntaxErrors.push(...analysis.syntaxErrors);
        if (run && analysis.program !== null) {
          findings.push(...(await pipeline.judge(snippet, await pipeline.run(snippet, { timeoutMs }))));
        } else findings.push(...source.inFile(analysis.findings));
      }
      const linted: LintedFile = { file, text, findings, syntaxErrors };
      report.push(linted);
      tellSyntaxErrors(linted);
      // One file after the other, as they are done.
      if (format === 'stylish' && findings.length > 0) say(lintReport([linted], format, ''));
    }
  } finally {
    await pipeline.dispose();
  }
  if (format !== 'stylish') {
    const text = lintReport(report, format, await versionText());
    if (text !== '') say(text);
  }
  return report.some(({ findings, syntaxErrors }) => findings.some(isLoud) || syntaxErrors.length > 0) ? 1 : 0;
}

function tellSyntaxErrors({ file, text, syntaxErrors }: LintedFile): void {
  const at = lineIndex(text);
  for (const { start, message } of syntaxErrors) {
    const { line, column } = at(start);
    tell(`${file}:${line}:${column} error ${message}`);
  }
}
