/** @file Words of the command line → what is asked, or the sentence that says what is wrong with them. Pure. */

import { EXPORT_FORMATS } from '../../webview/export/exportGraph';
import { LINT_FORMATS, type LintFormat } from './lintFormats';

/** The inspector itself as a page, or its graph. */
const EXPORTS = ['html', ...EXPORT_FORMATS] as const;
export type Format = (typeof EXPORTS)[number];

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'run'; readonly file: string; readonly json: boolean; readonly timeoutMs: number }
  | {
      readonly kind: 'lint';
      readonly files: readonly string[];
      readonly format: LintFormat;
      readonly run: boolean;
      readonly timeoutMs: number;
    }
  | {
      readonly kind: 'convert';
      readonly file: string;
      /** Null: standard output. */
      readonly output: string | null;
    }
  | {
      readonly kind: 'export';
      readonly file: string;
      readonly format: Format;
      /** Null: standard output. */
      readonly output: string | null;
      /** Which gradient call, from 1; null: the last that succeeded. */
      readonly gradient: number | null;
      readonly timeoutMs: number;
    };

export const HELP = `Tapescope runs a GradientTape snippet (TypeScript or JavaScript) and finds the mistakes that make gradients go wrong.

  tapescope run FILE            run it: its console to stdout, a summary of gradients and findings to stderr
  tapescope lint FILE…          report findings without running
  tapescope export FILE         run it and write the graph of its gradient: a picture, data, or the inspector as a page
  tapescope convert FILE.py     write a Python GradientTape snippet as TypeScript

  --json                        run: print the Recording; lint: the same as --format json
  --run                         lint: run each file too; adds what a run finds, drops what it refutes
  --format FORMAT               lint: ${LINT_FORMATS.join(', ')} (default: stylish)
                                export: ${EXPORTS.join(', ')}; without it, what OUT's name ends in
  -o, --output OUT              export, convert: write to this file (default: standard output)
  --gradient N                  export: the graph of the Nth gradient call (default: the last that succeeded)
  --timeout SECONDS             end a run after so long (default 10)
  --help, --version

Of a Markdown file (.md) each code block in ts or js that imports the engine is a snippet; README.md:12 is the one at line 12.

Exit status of run and export: 0 it ran, 1 the snippet failed or a limit stopped it. Of lint: 0 no error or warning, 1 some.
Of convert: 0 all of it, 1 some or nothing was not converted. Of all: 2 wrong usage.
`;

const DEFAULT_TIMEOUT_S = 10;
/** Longer than this a timer cannot count. */
const MAX_TIMEOUT_S = 2_000_000;

type Command = 'run' | 'lint' | 'export' | 'convert';
const FLAGS: Readonly<Record<Command, readonly string[]>> = {
  run: ['--json', '--timeout'],
  lint: ['--format', '--json', '--run', '--timeout'],
  export: ['--format', '--output', '--gradient', '--timeout'],
  convert: ['--output'],
};
const FORMATS: Readonly<Partial<Record<Command, readonly string[]>>> = { lint: LINT_FORMATS, export: EXPORTS };
const SHORT: Readonly<Record<string, string>> = { '-o': '--output' };
/** Options that a value follows, and what it is. */
const VALUES: Readonly<Record<string, string>> = {
  '--timeout': 'a number of seconds greater than 0',
  '--format': 'the name of a format',
  '--output': 'the name of a file',
  '--gradient': 'a whole number from 1',
};

/** What a file's name ends in, by format. */
const ENDINGS: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  svg: 'svg',
  dot: 'dot',
  gv: 'dot',
  mmd: 'mermaid',
  mermaid: 'mermaid',
  json: 'json',
};

export function parseCommandLine(words: readonly string[]): CommandLine {
  const [command, ...rest] = words;
  if (command === undefined)
    return wrong('Say what to do: "run FILE", "lint FILE…", "export FILE" or "convert FILE.py".');
  // Asked anywhere before `--`, help is what is wanted.
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  for (const word of [command, ...options]) {
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (word === '--version') return { kind: 'version' };
  }
  if (!isCommand(command)) {
    const what = command.startsWith('-') ? 'option' : 'command';
    return wrong(`There is no ${what} "${command}". The commands are run, lint, export and convert.`);
  }
  const read = readWords(command, rest);
  return typeof read === 'string' ? wrong(read) : meaningOf(command, read);
}

interface ReadWords {
  readonly files: readonly string[];
  /** Options by long name; '' for one without a value. */
  readonly flags: ReadonlyMap<string, string>;
}

/** Files and options apart; or the sentence that says what is wrong. */
function readWords(command: Command, words: readonly string[]): ReadWords | string {
  const files: string[] = [];
  const flags = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      files.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      files.push(word);
      continue;
    }
    const [given = '', joined] = word.split(/=(.*)/s);
    const flag = SHORT[given] ?? given;
    const known = FLAGS[command];
    if (!known.includes(flag)) return `"${command}" has no option ${given}. It has ${known.join(', ')}.`;
    const formats = flag === '--format' ? FORMATS[command] : undefined;
    const expected = formats ? `one of ${formats.join(', ')}` : VALUES[flag];
    if (expected === undefined) {
      if (joined !== undefined) return `${given} takes no value.`;
      flags.set(flag, '');
      continue;
    }
    const value = joined ?? words[++i];
    if (value === undefined) return `${given} takes ${expected}.`;
    if (formats ? !formats.includes(value) : !isFit(flag, value)) return `${given} takes ${expected}, not "${value}".`;
    flags.set(flag, value);
  }
  return { files, flags };
}

function isFit(flag: string, value: string): boolean {
  if (value.trim() === '') return false;
  const number = Number(value);
  if (flag === '--timeout') return number > 0 && number <= MAX_TIMEOUT_S;
  if (flag === '--gradient') return Number.isSafeInteger(number) && number >= 1;
  return true;
}

function meaningOf(command: Command, { files, flags }: ReadWords): CommandLine {
  const [file] = files;
  if (file === undefined) return wrong(`Say which file to ${command}.`);
  const json = flags.has('--json');
  const timeoutMs = Math.ceil(Number(flags.get('--timeout') ?? DEFAULT_TIMEOUT_S) * 1000);
  if (command === 'lint') {
    const asked = flags.get('--format');
    if (json && asked !== undefined && asked !== 'json')
      return wrong('--json and another --format contradict each other.');
    const format = LINT_FORMATS.find((one) => one === asked) ?? (json ? 'json' : 'stylish');
    return { kind: 'lint', files, format, run: flags.has('--run'), timeoutMs };
  }
  if (files.length > 1) return wrong(`"${command}" takes one file, not ${files.length}.`);
  if (command === 'run') return { kind: 'run', file, json, timeoutMs };

  const output = flags.get('--output') ?? null;
  if (command === 'convert') return { kind: 'convert', file, output };
  const named = flags.get('--format');
  const ending = ENDINGS[output?.split('.').at(-1)?.toLowerCase() ?? ''];
  const format = named !== undefined && isFormat(named) ? named : ending;
  if (format === undefined) return wrong(`Say which --format to export: ${EXPORTS.join(', ')}.`);
  const gradient = flags.get('--gradient');
  return {
    kind: 'export',
    file,
    format,
    output,
    gradient: gradient === undefined ? null : Number(gradient),
    timeoutMs,
  };
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(FLAGS, word);
}

function isFormat(word: string): word is Format {
  return (EXPORTS as readonly string[]).includes(word);
}

function wrong(sentence: string): CommandLine {
  return { kind: 'wrong', sentence };
}
