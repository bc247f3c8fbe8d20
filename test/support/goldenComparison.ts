/** @file How a golden program's output is compared with what TensorFlow printed: null where they agree, else a sentence. */

const RELATIVE = 1e-4;
const ABSOLUTE = 1e-5;
/** Error texts may be cut short by whoever printed them; shorter than this they must agree in full. */
const TELLING_LENGTH = 20;

export interface GoldenLine {
  readonly label: string;
  readonly value: unknown;
}

/** The `@ {json}` lines of a program's output, in order. */
export function goldenLines(output: readonly string[]): GoldenLine[] {
  return output.flatMap((line) => {
    const at = line.indexOf('@ {');
    return at < 0 ? [] : [JSON.parse(line.slice(at + 2)) as GoldenLine];
  });
}

/** First difference between two lists of lines. */
export function firstDifference(got: readonly GoldenLine[], want: readonly GoldenLine[]): string | null {
  for (let i = 0; i < Math.max(got.length, want.length); i++) {
    const [g, w] = [got[i], want[i]];
    if (w === undefined) return `extra line "${g?.label}"`;
    if (g === undefined) return `the output ends before "${w.label}"`;
    if (g.label !== w.label) return `line ${i + 1}: want label "${w.label}", got "${g.label}"`;
    const d = difference(g.value, w.value, w.label);
    if (d !== null) return d;
  }
  return null;
}

function difference(got: unknown, want: unknown, at: string): string | null {
  const differs = `${at}: want ${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
  if (typeof want === 'boolean' || typeof got === 'boolean') return Number(got) === Number(want) ? null : differs;
  if (typeof want === 'number' && typeof got === 'number') {
    return Math.abs(got - want) <= ABSOLUTE + RELATIVE * Math.abs(want) ? null : differs;
  }
  if (Array.isArray(want) && Array.isArray(got)) {
    if (got.length !== want.length) return `${at}: want ${want.length} elements, got ${got.length}`;
    return firstOf(want.map((w, i) => difference(got[i], w, `${at}[${i}]`)));
  }
  if (isRecord(want) && isRecord(got)) {
    if (typeof want['error'] === 'string') {
      return sameError(got['error'], want['error']) ? null : differs;
    }
    const keys = Object.keys(want).sort();
    if (keys.join() !== Object.keys(got).sort().join()) return differs;
    return firstOf(keys.map((key) => difference(got[key], want[key], `${at}.${key}`)));
  }
  return got === want ? null : differs;
}

function sameError(got: unknown, want: string): boolean {
  if (typeof got !== 'string') return false;
  const [g, w] = [bareError(got), bareError(want)];
  return g !== '' && (g.startsWith(w) || (g.length >= TELLING_LENGTH && w.startsWith(g)));
}

/** The first line without a leading `ValueError: `. */
function bareError(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^(?:Uncaught )?(?:[A-Z]\w*(?:Error|Exception): )/, '').trim();
}

function firstOf(differences: readonly (string | null)[]): string | null {
  return differences.find((d) => d !== null) ?? null;
}

function isRecord(x: unknown): x is Record<string, unknown> {
  return typeof x === 'object' && x !== null && !Array.isArray(x);
}
