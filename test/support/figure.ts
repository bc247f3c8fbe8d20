/** @file Figures that tests print: what was measured, beside what was promised. */

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
