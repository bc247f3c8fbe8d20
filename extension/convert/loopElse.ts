/** @file `for … else` and `while … else`: what follows where no `break` ended the loop, said with a flag. Pure. */

import { blocksOf, occurrencesOf } from './occurrences';
import type { Block, Placed, Statement } from './python/syntax';

type Loop = Statement & { readonly type: 'for' | 'while' };

/** The same program without `else` behind its loops. */
export function withoutLoopElse(body: Block): Block {
  const taken = new Set(occurrencesOf(body.statements).all.keys());
  const fresh = (): string => {
    let name = 'broke';
    for (let n = 2; taken.has(name); n++) name = `broke_${n}`;
    taken.add(name);
    return name;
  };
  return inBlocks(
    body,
    () => true,
    ({ statements, trailing }) => ({
      statements: statements.flatMap((placed) => {
        const { statement: one } = placed;
        return (one.type === 'for' || one.type === 'while') && one.otherwise !== null
          ? apart(placed, one, one.otherwise, fresh)
          : [placed];
      }),
      trailing,
    }),
  );
}

function apart(placed: Placed, loop: Loop, otherwise: Block, fresh: () => string): Placed[] {
  const bare = { ...loop, otherwise: null };
  if (!breaks(loop.body)) return [{ ...placed, statement: bare }, ...otherwise.statements];
  const name = fresh();
  const flag = (value: 'True' | 'False'): Placed => ({
    statement: { type: 'assign', targets: [{ type: 'name', name }], value: { type: 'constant', value } },
    line: placed.line,
    text: `${name} = ${value}`,
    above: [],
    behind: null,
  });
  const isOwn = (one: Statement): boolean => !isLoop(one) && one.type !== 'def' && one.type !== 'class';
  const body = inBlocks(loop.body, isOwn, ({ statements, trailing }) => ({
    statements: statements.flatMap((one) =>
      one.statement.type === 'break'
        ? [
            { ...flag('True'), above: one.above },
            { ...one, above: [] },
          ]
        : [one],
    ),
    trailing,
  }));
  const test: Statement = {
    type: 'if',
    branches: [{ test: { type: 'unary', operator: 'not', operand: { type: 'name', name } }, body: otherwise }],
    otherwise: null,
  };
  const text = ['else:', ...otherwise.statements.map((one) => `    ${one.text}`)].join('\n');
  return [
    { ...flag('False'), above: placed.above },
    { ...placed, statement: { ...bare, body }, above: [] },
    { statement: test, line: placed.line, text, above: [], behind: null },
  ];
}

/** Whether the loop with this body has a `break` of its own. */
function breaks({ statements }: Block): boolean {
  return statements.some(
    ({ statement: one }) => one.type === 'break' || (!isLoop(one) && blocksOf(one).some((inner) => breaks(inner))),
  );
}

function isLoop({ type }: Statement): boolean {
  return type === 'for' || type === 'while';
}

/** The block with a change made to it and to each block in it, innermost first; `enters` tells which statements are gone into. */
function inBlocks(block: Block, enters: (one: Statement) => boolean, change: (block: Block) => Block): Block {
  const within = (tree: unknown): unknown => {
    if (Array.isArray(tree)) return tree.map(within);
    if (typeof tree !== 'object' || tree === null) return tree;
    if (isBlock(tree)) return inBlocks(tree, enters, change);
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, within(value)]));
  };
  const statements = block.statements.map((placed) =>
    enters(placed.statement) ? { ...placed, statement: within(placed.statement) as Statement } : placed,
  );
  return change({ ...block, statements });
}

function isBlock(tree: object): tree is Block {
  return 'statements' in tree && 'trailing' in tree;
}
