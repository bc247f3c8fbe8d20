/** @file A pasted Python GradientTape snippet → TypeScript for Tapescope. Pure: what cannot be converted is marked, never guessed. */

import { block, functionContext } from './emit/blocks';
import { Program, Scope } from './emit/context';
import { listed } from './emit/value';
import { withoutLoopElse } from './loopElse';
import { ownNames } from './occurrences';
import { cleanPaste, PRINTED } from './paste';
import { parsePython } from './python/parse';
import { PythonError, type Block } from './python/syntax';
import { renamed } from './renames';

export type Conversion =
  | {
      readonly kind: 'converted';
      /** TypeScript, ready to run. */
      readonly text: string;
      /** What was not converted, and why; each is marked in the text too. Lines are those of the Python, from 1. */
      readonly unconverted: readonly { readonly line: number; readonly why: string }[];
    }
  | { readonly kind: 'failed'; readonly sentence: string };

const IMPORT = "import * as tf from 'tapescope';";

export function convertPython(pasted: string): Conversion {
  try {
    const { parts, notes } = cleanPaste(pasted);
    const blocks = parts.map(parsePython);
    if (blocks.every(({ statements }) => statements.length === 0)) {
      return {
        kind: 'failed',
        sentence: 'There is no Python to convert: select a snippet, or copy one, and try again.',
      };
    }
    const converted = blocks.map(converse);
    const [first] = converted;
    const bodies =
      converted.length === 1 && first
        ? first.lines
        : converted.flatMap(({ lines }) => ['{', ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}']);
    const head = [...notes, ...converted.flatMap((one) => one.notes)].map((note) => `// ${note}`);
    const text = [IMPORT, ...head, '', ...bodies].join('\n');
    return {
      kind: 'converted',
      text: `${tidy(text)}\n`,
      unconverted: converted.flatMap(({ unconverted }) => unconverted),
    };
  } catch (error) {
    if (error instanceof PythonError) return { kind: 'failed', sentence: error.message };
    throw error;
  }
}

interface Converted {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly unconverted: readonly { readonly line: number; readonly why: string }[];
}

/** More passes than any chain of calls between functions needs. */
const MAX_PASSES = 12;

/** Goes over the program until nothing more is learnt of its names, and once more to write it. */
function converse(python: Block): Converted {
  const program = new Program();
  const body = renamed(withoutLoopElse(python));
  const scope = new Scope(program, null, ownNames(body));
  const write = (): string[] => {
    scope.forget();
    for (const { scope: own } of [...program.functions.values(), ...program.classes.values()]) own.forget();
    program.notes.clear();
    program.variableNames.clear();
    program.free.clear();
    program.marks.length = 0;
    return block(body, { fn: functionContext(scope, null, body), declared: new Set(), rest: [] });
  };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    program.changed = false;
    write();
    if (program.changed) continue;
    if (program.assumeTensors) break;
    program.assumeTensors = true;
  }
  program.isFinal = true;
  const lines = write();
  const free = [...program.free];
  const notes = [...program.notes];
  if (free.length > 0)
    notes.push(
      `Not converted: ${listed(free)} ${free.length === 1 ? 'is' : 'are'} used here and given a value elsewhere.`,
    );
  return { lines, notes, unconverted: program.unconverted };
}

/** One blank line at most, and one before what Python printed. */
function tidy(text: string): string {
  const printed = `// ${PRINTED}`;
  return text
    .split('\n')
    .flatMap((line, i, lines) =>
      line.startsWith(printed) && !(lines[i - 1] ?? '').startsWith('//') ? ['', line] : [line],
    )
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}
