/** @file Words of the command line → what is asked, or the sentence that says what is wrong with them. Pure. */

export type CommandLine =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'run'; readonly file: string; readonly json: boolean; readonly timeoutMs: number }
  | {
      readonly kind: 'lint';
      readonly files: readonly string[];
      readonly json: boolean;
      readonly run: boolean;
      readonly timeoutMs: number;
    };

export const HELP = `Tapescope runs a GradientTape snippet (TypeScript or JavaScript) and finds the mistakes that make gradients go wrong.

  tapescope run FILE            run it: its console to stdout, a summary of gradients and findings to stderr
  tapescope lint FILE…          report findings without running

  --json                        run: print the Recording; lint: print the findings as JSON
  --run                         lint: run each file too; adds what a run finds, drops what it refutes
  --timeout SECONDS             end a run after so long (default 10)
  --help, --version

Exit status of run: 0 it ran, 1 the snippet failed or a limit stopped it. Of lint: 0 no error or warning, 1 some. 2: wrong usage.
`;

const DEFAULT_TIMEOUT_S = 10;
/** Longer than this a timer cannot count. */
const MAX_TIMEOUT_S = 2_000_000;

const FLAGS = {
  run: ['--json', '--timeout'],
  lint: ['--json', '--run', '--timeout'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export function parseCommandLine(words: readonly string[]): CommandLine {
  const [command, ...rest] = words;
  if (command === undefined) return wrong('Say what to do: "run FILE" or "lint FILE…".');
  // Asked anywhere before `--`, help is what is wanted.
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  for (const word of [command, ...options]) {
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (word === '--version') return { kind: 'version' };
  }
  if (command !== 'run' && command !== 'lint') {
    const what = command.startsWith('-') ? 'option' : 'command';
    return wrong(`There is no ${what} "${command}". The commands are run and lint.`);
  }

  const files: string[] = [];
  const flags = new Set<string>();
  let timeoutMs = DEFAULT_TIMEOUT_S * 1000;
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? '';
    if (word === '--') {
      files.push(...rest.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      files.push(word);
      continue;
    }
    const [flag = '', value] = word.split(/=(.*)/s);
    const known: readonly string[] = FLAGS[command];
    if (!known.includes(flag)) {
      return wrong(`"${command}" has no option ${flag}. It has ${known.join(', ')}.`);
    }
    if (flag === '--timeout') {
      const seconds = value ?? rest[++i];
      const asked = seconds === undefined || seconds.trim() === '' ? NaN : Number(seconds);
      if (!(asked > 0 && asked <= MAX_TIMEOUT_S)) {
        return wrong(
          `--timeout takes a number of seconds greater than 0${seconds === undefined ? '' : `, not "${seconds}"`}.`,
        );
      }
      timeoutMs = Math.ceil(asked * 1000);
    } else if (value !== undefined) return wrong(`${flag} takes no value.`);
    else flags.add(flag);
  }

  const [file] = files;
  if (file === undefined) return wrong(`Say which file to ${command}.`);
  const json = flags.has('--json');
  if (command === 'lint') return { kind: 'lint', files, json, run: flags.has('--run'), timeoutMs };
  if (files.length > 1) return wrong(`"run" takes one file, not ${files.length}.`);
  return { kind: 'run', file, json, timeoutMs };
}

function wrong(sentence: string): CommandLine {
  return { kind: 'wrong', sentence };
}
