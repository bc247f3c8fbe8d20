/** @file `with tf.GradientTape() as tape:` → `record`, which returns what is needed after it; nested and several tapes too. */

import { blocksOf, isWrittenFirst, occurrencesIn, occurrencesOf } from '../occurrences';
import type { Block, Expression, Statement, WithItem } from '../python/syntax';
import { block, hoistedName, indent, inside as insideOf, isNeededAfter, type BlockContext } from './blocks';
import { expression, identifier, pathOf } from './expressions';
import { declaration } from './statements';
import { bracketed, Unconvertible } from './value';

type With = Statement & { readonly type: 'with' };

export function withStatement(one: With, context: BlockContext): string[] {
  const { scope } = context.fn;
  const [first] = one.items;
  if (!first) return [];
  const path = first.context.type === 'call' ? pathOf(first.context.callee, scope) : null;
  if (path === 'tf.device' || path === 'tf.name_scope') return block(one.body, context);
  const stopped = stoppedTape(first.context);
  if (stopped) {
    return recorded(one, `${bracketed(expression(stopped, scope))}.stopRecording(`, context);
  }
  const lines: string[] = [];
  const tapes = one.items.map((item) => tapeOf(item, lines, context, hasLeap(one.body) && one.items.length === 1));
  const [only] = tapes;
  if (hasLeap(one.body)) return [...lines, ...scoped(one, only ?? '', context)];
  const opening = tapes.length === 1 ? `${only ?? ''}.record(` : `tf.record([${tapes.join(', ')}], `;
  return [...lines, ...recorded(one, opening, context)];
}

/** `tape` of `tape.stop_recording()`. */
function stoppedTape(e: Expression): Expression | null {
  return e.type === 'call' && e.callee.type === 'attribute' && e.callee.name === 'stop_recording'
    ? e.callee.object
    : null;
}

function tapeOf({ context: made, name }: WithItem, lines: string[], context: BlockContext, isScoped: boolean): string {
  const { scope } = context.fn;
  const value = expression(made, scope);
  if (value.kind.type !== 'tape') throw new Unconvertible('only tapes are converted after "with"');
  if (name === null) return bracketed(value);
  scope.learn(name, value.kind);
  scope.found(name);
  if (!isScoped) lines.push(declaration(name, value, context));
  return isScoped ? value.code : identifier(name);
}

/** Whether the block is left in its middle, out of which a callback cannot be left. */
function hasLeap(body: Block): boolean {
  const last = body.statements.at(-1)?.statement;
  const leaps = (inner: Block, isOutermost: boolean, isInLoop: boolean): boolean =>
    inner.statements.some(({ statement: one }) => {
      if (one.type === 'return') return !(isOutermost && one === last);
      if (one.type === 'break' || one.type === 'continue') return !isInLoop;
      // An inner tape's last return is its own callback's, which returns it on.
      if (one.type === 'with' && one === last && isOutermost) return hasLeap(one.body);
      return blocksOf(one).some((below) => leaps(below, false, isInLoop || one.type === 'for' || one.type === 'while'));
    });
  return leaps(body, true, false);
}

/** The form of a scope, which `return`, `break` and `continue` may leave; its tape ends with it. */
function scoped({ items, body }: With, made: string, context: BlockContext): string[] {
  const [item] = items;
  const name = item?.name;
  if (items.length > 1 || name === undefined || name === null || !made.startsWith('new tf.GradientTape')) {
    throw new Unconvertible('the block of these tapes is left in its middle');
  }
  const uses = occurrencesOf(body.statements).all.get(name) ?? 0;
  if ((context.fn.totals.all.get(name) ?? 0) > uses + 1) {
    throw new Unconvertible(
      'the block of this tape is left in its middle by return, break or continue, and the tape is used after it',
    );
  }
  const lines = hoistedBeyond(body, context);
  const inner: BlockContext = { fn: context.fn, declared: new Set([...context.declared, name]), rest: [] };
  const open = made.replace('new tf.GradientTape', 'tf.gradientTape');
  return [...lines, '{', ...indent([`using ${identifier(name)} = ${open};`, ...block(body, inner)]), '}'];
}

function hoistedBeyond(body: Block, { fn, declared }: BlockContext): string[] {
  const { writes, all } = occurrencesOf(body.statements);
  return [...writes.keys()].flatMap((name) => {
    if (declared.has(name) || (fn.totals.all.get(name) ?? 0) <= (all.get(name) ?? 0)) return [];
    declared.add(name);
    return [hoistedName(name, fn.scope.kindOf(name))];
  });
}

/** The block as a callback. `opening` is everything before it. */
function recorded(one: With, opening: string, context: BlockContext): string[] {
  const { fn, declared } = context;
  const { body } = one;
  const inside = occurrencesOf(body.statements);
  const around = occurrencesIn(one);
  const needed = [...inside.writes.keys()].filter(
    (name) => !fn.loopNames.has(name) && isNeededAfter(name, around.all.get(name) ?? 0, context),
  );
  // Names that hold on to an earlier value are assigned from inside; so are known ones beside new ones, which one declaration cannot mix.
  const isMixed = needed.some((name) => declared.has(name)) && needed.some((name) => !declared.has(name));
  const handedOut = needed.filter((name) => !declared.has(name) || (!isMixed && isWrittenFirst(body.statements, name)));

  const seen = new Set([...declared].filter((name) => !handedOut.includes(name)));
  const lines = block(body, { fn: insideOf(body, fn, seen), declared: seen, rest: [] });
  const last = body.statements.at(-1)?.statement;
  if (last?.type === 'return' || (last?.type === 'with' && endsInReturn(last)))
    return callback('return ', opening, lines);

  const kept = handedOut.filter((name) => !fn.scope.isMissing(name));
  const names = kept.map(identifier);
  const [only] = names;
  if (only === undefined) return callback('', opening, lines);
  const result = names.length === 1 ? only : `{ ${names.join(', ')} }`;
  const isOld = kept.every((name) => declared.has(name));
  const isConst = kept.every((name) => fn.writes.get(name) === around.writes.get(name));
  kept.forEach((name) => declared.add(name));
  const keyword = isConst ? 'const' : 'let';
  const prefix = isOld ? (names.length === 1 ? `${only} = ` : `(${result} = `) : `${keyword} ${result} = `;
  return callback(prefix, opening, withResult(lines, result));
}

function endsInReturn({ body }: With): boolean {
  const last = body.statements.at(-1)?.statement;
  return last?.type === 'return' || (last?.type === 'with' && endsInReturn(last));
}

/** `return z` at the end; where the last line gives z its value, that value itself. */
function withResult(lines: readonly string[], result: string): string[] {
  const last = lines.at(-1) ?? '';
  const start = new RegExp(`^(?:const|let) ${result.replace(/[{}$]/g, '\\$&')} = `);
  const isWhole = start.test(last) && !/\/\/ /.test(last);
  if (isWhole) return [...lines.slice(0, -1), last.replace(start, 'return ')];
  const at = lines.findLastIndex((line) => start.test(line));
  // A callback of several lines, which is the last statement.
  const isLastStatement = at >= 0 && lines.slice(at + 1, -1).every((line) => line.startsWith(' ')) && /^\}/.test(last);
  if (isLastStatement) return lines.map((line, i) => (i === at ? line.replace(start, 'return ') : line));
  return [...lines, `return ${result};`];
}

function callback(prefix: string, opening: string, lines: readonly string[]): string[] {
  const close = prefix.startsWith('({') ? '));' : ');';
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && !only.startsWith('//') && !/\/\/ /.test(only)) {
    const expressionText = /^return (.*);$/.exec(only)?.[1];
    if (expressionText !== undefined) {
      const body = expressionText.startsWith('{') ? `(${expressionText})` : expressionText;
      return [`${prefix}${opening}() => ${body}${close}`];
    }
  }
  return [`${prefix}${opening}() => {`, ...indent(lines), `}${close}`];
}
