/** @file The console a snippet sees: every call becomes a level and a text, and nothing else leaves. */

import type { ConsoleLine } from '../../../engine/recording';
import { consoleText, valueText, type SpecialText } from './consoleText';

type Level = ConsoleLine['level'];

export type ConsoleMethods = Readonly<Record<string, (...args: unknown[]) => void>>;

/** The object handed to the snippet; `say` takes each line. */
export function capturedConsole(say: (level: Level, text: string) => void, special: SpecialText): ConsoleMethods {
  let indent = '';
  const counts = new Map<string, number>();

  // `text` is as long as the snippet likes; what is beyond the longest line kept need not be indented.
  const write = (level: Level, text: string): void =>
    say(level, indent ? indent + text.slice(0, MAX_INDENTED).replaceAll('\n', `\n${indent}`) : text);
  const writer =
    (level: Level) =>
    (...args: unknown[]): void =>
      write(level, consoleText(args, special));
  const log = writer('log');
  const group = (...args: unknown[]): void => {
    if (args.length > 0) log(...args);
    if (indent.length < 40) indent += '  ';
  };

  return {
    log,
    info: writer('info'),
    warn: writer('warn'),
    error: writer('error'),
    debug: writer('debug'),
    trace: (...args) => write('debug', `Trace: ${consoleText(args, special)}`),
    dir: (value) => write('log', valueText(value, special)),
    table: (data) => {
      let text: string;
      try {
        text = tableText(data, special);
      } catch {
        // Getters and proxies of the snippet's, which may answer with an error.
        text = '[value that cannot be shown]';
      }
      write('log', text);
    },
    assert: (condition, ...args) => {
      if (!condition)
        write('error', args.length > 0 ? `Assertion failed: ${consoleText(args, special)}` : 'Assertion failed');
    },
    count: (label = 'default') => {
      const name = labelText(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      write('log', `${name}: ${counts.get(name)}`);
    },
    countReset: (label = 'default') => void counts.delete(labelText(label)),
    group,
    groupCollapsed: group,
    groupEnd: () => void (indent = indent.slice(2)),
    // The clock stands still, so every timer reads zero.
    time: () => undefined,
    timeLog: (label = 'default') => write('log', `${labelText(label)}: 0ms`),
    timeEnd: (label = 'default') => write('log', `${labelText(label)}: 0ms`),
    clear: () => undefined,
  };
}

const MAX_INDENTED = 100_000;

/** Never throws, whatever the label does. */
function labelText(label: unknown): string {
  try {
    return String(label).slice(0, 1000);
  } catch {
    return '[label that cannot be shown]';
  }
}

/** Rows of a list of objects or lists as aligned columns; anything else as `log` writes it. */
function tableText(data: unknown, special: SpecialText): string {
  if (typeof data !== 'object' || data === null || special(data) !== null) return consoleText([data], special);
  const columns: string[] = [];
  const rows = Object.entries(data as Record<string, unknown>)
    .slice(0, 1000)
    .map(([index, row]) => {
      const isRow = typeof row === 'object' && row !== null && special(row) === null;
      const cells = new Map<string, string>();
      for (const [key, value] of isRow
        ? Object.entries(row as Record<string, unknown>).slice(0, 50)
        : [['Values', row] as const]) {
        if (!columns.includes(key)) columns.push(key);
        cells.set(key, valueText(value, special).replaceAll('\n', ' '));
      }
      return { index, cells };
    });
  const lines = [
    ['(index)', ...columns],
    ...rows.map((row) => [row.index, ...columns.map((c) => row.cells.get(c) ?? '')]),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
