/** @file Blocks of statements: where names are declared, what could not be converted, and the comments around. */

import { typeText, type Kind } from '../kinds';
import { blocksOf, isWrittenFirst, occurrencesIn, occurrencesOf, targetNames, type Occurrences } from '../occurrences';
import type { Block, Placed, Statement } from '../python/syntax';
import { loseFields } from './classes';
import type { FunctionFacts, Scope } from './context';
import { changedBy } from './effects';
import { identifier } from './expressions';
import { statement } from './statements';
import { listed, Unconvertible } from './value';

/** The function whose statements are written. */
export interface FunctionContext {
  readonly scope: Scope;
  /** Null at the top of the file. */
  readonly facts: FunctionFacts | null;
  readonly totals: Occurrences;
  /** How often a name is given a value where its declaration stands: once is a `const`. */
  readonly writes: ReadonlyMap<string, number>;
  /** Names that get a value other than by adding to the one they have. */
  readonly started: ReadonlySet<string>;
  /** Names that only loops which give them values use. */
  readonly loopNames: ReadonlySet<string>;
}

export interface BlockContext {
  readonly fn: FunctionContext;
  /** Names with a declaration that this block sees. */
  readonly declared: Set<string>;
  /** What follows in the same block. */
  readonly rest: readonly Placed[];
}

export function functionContext(scope: Scope, facts: FunctionFacts | null, body: Block): FunctionContext {
  const totals = occurrencesOf(body.statements);
  const inLoops = new Map<string, number>();
  countInLoops(body, inLoops);
  const loopNames = new Set([...inLoops].filter(([name, n]) => n === totals.all.get(name)).map(([name]) => name));
  const started = new Set<string>();
  addStarted(body, started);
  return { scope, facts, totals, writes: totals.writes, started, loopNames };
}

function countInLoops(block: Block, counts: Map<string, number>, taken: ReadonlySet<string> = new Set()): void {
  for (const { statement: one } of block.statements) {
    let inner = taken;
    if (one.type === 'for') {
      const names = targetNames(one.target).filter((name) => !taken.has(name));
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + (occurrencesIn(one).all.get(name) ?? 0));
      inner = new Set([...taken, ...names]);
    }
    for (const below of blocksOf(one)) countInLoops(below, counts, inner);
  }
}

function addStarted(block: Block, names: Set<string>): void {
  for (const { statement: one } of block.statements) {
    if (one.type !== 'augment') {
      const inBlocks = new Set(blocksOf(one).flatMap((below) => [...occurrencesOf(below.statements).writes.keys()]));
      const own =
        one.type === 'for'
          ? targetNames(one.target)
          : one.type === 'with'
            ? one.items.flatMap(({ name }) => name ?? [])
            : [];
      for (const name of occurrencesIn(one).writes.keys())
        if (!inBlocks.has(name) || own.includes(name)) names.add(name);
    }
    for (const below of blocksOf(one)) addStarted(below, names);
  }
}

/** The lines of a block, not indented. */
export function block({ statements, trailing }: Block, context: BlockContext): string[] {
  const lines: string[] = [];
  let lastWhy = '';
  for (const [i, placed] of statements.entries()) {
    const here: BlockContext = { ...context, rest: statements.slice(i + 1) };
    lines.push(...placed.above.map(comment));
    try {
      const written = [...hoisted(placed.statement, here), ...statement(placed.statement, here)];
      const last = written.length - 1;
      const at = isShort(placed.statement)
        ? last
        : written.findIndex((line) => !line.startsWith('let ') && !line.startsWith('//'));
      lines.push(
        ...written.map((line, i) => (i === at && placed.behind !== null ? `${line} ${comment(placed.behind)}` : line)),
      );
      if (written.length === 0 && placed.behind !== null) lines.push(comment(placed.behind));
      lastWhy = '';
    } catch (error) {
      // A way out of a loop or function that was not converted would leave an endless one: all of it stays Python then.
      if (!(error instanceof Unconvertible) || leaps(placed.statement)) throw error;
      const why = `${error.why}${withoutEffect(placed.statement, context.fn.scope)}`;
      lines.push(...notConverted(placed, why, lastWhy === why && placed.above.length === 0, context));
      lastWhy = why;
    }
  }
  lines.push(...trailing.map(comment));
  return lines;
}

function leaps(one: Statement): boolean {
  if (one.type === 'break' || one.type === 'continue' || one.type === 'return') return true;
  const isLoop = one.type === 'for' || one.type === 'while';
  return blocksOf(one).some(({ statements }) =>
    statements.some(({ statement: inner }) => (isLoop ? inner.type === 'return' : leaps(inner))),
  );
}

function isShort({ type }: Statement): boolean {
  return type === 'assign' || type === 'expression' || type === 'augment' || type === 'return';
}

export function comment(text: string): string {
  return `// ${text}`.trimEnd();
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** The Python as it stands, behind a sentence that says why. Lines for one reason share one sentence. */
export function notConverted(
  { statement: one, text, line, behind }: Placed,
  why: string,
  isSameAsBefore: boolean,
  { fn }: BlockContext,
): string[] {
  const { program } = fn.scope;
  // What a function is given is learnt from its calls, which may make it convertible: it is given up in the end only.
  if (one.type !== 'def' || program.isFinal) for (const name of occurrencesIn(one).writes.keys()) fn.scope.lose(name);
  loseFields(one, fn.scope);
  program.marks.push(why);
  if (program.isFinal) program.unconverted.push({ line, why });
  const shown = text.split('\n').map((part) => comment(`    ${part}`));
  const last = shown.length - 1;
  const python = shown.map((part, i) => (i === last && behind !== null ? `${part}  # ${behind}` : part));
  return isSameAsBefore ? python : [comment(`Not converted: ${why}.`), ...python];
}

/** What the statement would have changed keeps the value it has: told, for later lines print it. */
function withoutEffect(one: Statement, scope: Scope): string {
  const names = changedBy(one, scope).filter((name) => !scope.isMissing(name));
  if (names.length === 0) return '';
  return `; so ${listed(names.map(identifier))} ${names.length === 1 ? 'stays as it is' : 'stay as they are'}`;
}

/** Declarations before a statement with blocks, of names that get a value in it and are used beyond it. */
function hoisted(one: Statement, context: BlockContext): string[] {
  const { fn, declared } = context;
  const isLoop = one.type === 'for' || one.type === 'while';
  if (!isLoop && one.type !== 'if' && one.type !== 'try') return [];
  const { all, writes } = occurrencesIn(one);
  const lines: string[] = [];
  for (const name of writes.keys()) {
    if (declared.has(name) || fn.loopNames.has(name) || !fn.started.has(name)) continue;
    const isUsedBeyond = isNeededAfter(name, all.get(name) ?? 0, context);
    const isKept =
      isLoop &&
      !(one.type === 'for' && targetNames(one.target).includes(name)) &&
      !isWrittenFirst(one.body.statements, name);
    if (!isUsedBeyond && !isKept) continue;
    declared.add(name);
    lines.push(hoistedName(name, fn.scope.kindOf(name)));
  }
  return lines;
}

/** Whether a name that stands `inside` times in a statement is read beyond it; one that starts anew right behind is not. */
export function isNeededAfter(name: string, inside: number, { fn, declared, rest }: BlockContext): boolean {
  const total = fn.totals.all.get(name) ?? 0;
  if (total <= inside) return false;
  const after = occurrencesOf(rest).all.get(name) ?? 0;
  return declared.has(name) || inside + after !== total || !isWrittenFirst(rest, name);
}

export function hoistedName(name: string, kind: Kind): string {
  return `let ${identifier(name)}!: ${typeText(kind)};`;
}

/** Names that a block declares for itself are counted in it alone. */
export function inside(body: Block, fn: FunctionContext, declared: ReadonlySet<string>): FunctionContext {
  const own = [...occurrencesOf(body.statements).writes].filter(([name]) => !declared.has(name));
  return { ...fn, writes: new Map([...fn.writes, ...own]) };
}

export function nested(body: Block, context: BlockContext): string[] {
  const { fn, declared } = context;
  return indent(block(body, { fn: inside(body, fn, declared), declared: new Set(declared), rest: [] }));
}
