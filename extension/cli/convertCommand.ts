/** @file `tapescope convert FILE.py`: the TypeScript of a Python GradientTape snippet. */

import { loadConverter } from '../node/loadConverter';
import { besideThisFile } from './besideThisFile';
import type { CommandLine } from './commandLine';
import { say, tell } from './output';
import { readSource } from './readSource';
import { writeResult } from './writeResult';

export async function convertCommand({ file, output }: CommandLine & { kind: 'convert' }): Promise<number> {
  const conversion = await loadConverter(besideThisFile('convert.cjs'))(await readSource(file));
  if (conversion.kind === 'failed') {
    tell(`${file}: ${conversion.sentence}`);
    return 1;
  }
  if (output === null) say(conversion.text.trimEnd());
  else await writeResult(output, conversion.text);
  for (const { line, why } of conversion.unconverted) tell(`${file}:${line} not converted: ${why}.`);
  // What was left in Python is for the reader to finish.
  return conversion.unconverted.length === 0 ? 0 : 1;
}
