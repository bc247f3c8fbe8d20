/** @file The counts that the mocha suite of test/extension leaves in a file. */

import { existsSync, readFileSync } from 'node:fs';

/**
 * @param {string} report the file
 * @param {number} code what VS Code ended with: no success with another than 0, whatever the report says
 * @param {string} without the sentence where there is no report
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countsOf(report, code, without) {
  if (!existsSync(report)) throw new Error(without);
  const { passes, failures, pending } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: passes, failed: code !== 0 && failures === 0 ? 1 : failures, skipped: pending };
}
