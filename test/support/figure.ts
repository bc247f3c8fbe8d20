/** @file Figures that tests print: what was measured, beside what was promised. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export function figure(name: string, value: string | number): void {
  process.stdout.write(`  · ${name}: ${value}\n`);
}

export const MB = 1024 * 1024;

export function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}

export function milliseconds(ms: number): string {
  return `${Math.round(ms)} ms`;
}

/** Bytes that are still referred to, typed arrays included. */
export function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first one lets go of, the second one frees.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
