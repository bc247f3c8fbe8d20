/** @file Writes a result to a file that was asked for; what goes wrong is told in one sentence. */

import { writeFile } from 'node:fs/promises';
import { UsageError } from './usageError';

export async function writeResult(output: string, text: string): Promise<void> {
  try {
    await writeFile(output, text);
  } catch (error) {
    throw new UsageError(`${output} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
