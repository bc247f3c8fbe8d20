/** @file Ops that have an edge: what to do about it, and the offered rewritings that keep the op away from it. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from './edit';
import { receiverText } from './tensorText';

interface Edge {
  readonly advice: () => string;
  /** Position of the operand that must be kept off the edge. */
  readonly operand: 0 | 1;
  readonly variants: readonly { readonly title: () => string; readonly suffix: string }[];
  /** Another op that is safe there. */
  readonly safeOp?: { readonly name: string; readonly title: () => string };
}

const ADD_EPSILON = { title: () => t('Add a small number: .add(1e-7)'), suffix: '.add(1e-7)' };
const CLIP_BELOW = { title: () => t('Keep it above 0: .maximum(1e-7)'), suffix: '.maximum(1e-7)' };
const ABOVE_0 = { operand: 0, variants: [ADD_EPSILON, CLIP_BELOW] } as const;
const INSIDE_1 = {
  operand: 0,
  variants: [
    {
      title: () => t('Keep it between -1 and 1: .clipByValue(-0.999999, 0.999999)'),
      suffix: '.clipByValue(-0.999999, 0.999999)',
    },
  ],
} as const;
const BELOW_88 = {
  operand: 0,
  variants: [{ title: () => t('Limit the exponent: .minimum(88)'), suffix: '.minimum(88)' }],
} as const;

const EDGES: ReadonlyMap<string, Edge> = new Map<string, Edge>([
  ['log', { ...ABOVE_0, advice: () => t('log needs numbers above 0: add a small one to its argument, or clip it.') }],
  [
    'log1p',
    {
      advice: () => t('log1p needs numbers above -1.'),
      operand: 0,
      variants: [{ title: () => t('Keep it above -1: .maximum(-0.999999)'), suffix: '.maximum(-0.999999)' }],
    },
  ],
  [
    'sqrt',
    {
      ...ABOVE_0,
      advice: () =>
        t('sqrt has no value below 0, and its slope at 0 is infinite: add a small number to its argument, or clip it.'),
    },
  ],
  [
    'rsqrt',
    { ...ABOVE_0, advice: () => t('rsqrt needs numbers above 0: add a small one to its argument, or clip it.') },
  ],
  [
    'reciprocal',
    {
      operand: 0,
      variants: [ADD_EPSILON],
      advice: () => t('Keep what is divided by away from 0: add a small number to it.'),
    },
  ],
  [
    'div',
    {
      operand: 1,
      variants: [{ title: () => t('Add a small number to the divisor: .add(1e-7)'), suffix: '.add(1e-7)' }],
      safeOp: { name: 'divNoNan', title: () => t('Divide with divNoNan, which gives 0 there') },
      advice: () => t('Keep the divisor away from 0: add a small number to it, or use divNoNan, which gives 0 there.'),
    },
  ],
  [
    'pow',
    {
      ...ABOVE_0,
      advice: () =>
        t('A power with an exponent below 1 needs a base above 0: add a small number to the base, or clip it.'),
    },
  ],
  [
    'acos',
    {
      ...INSIDE_1,
      advice: () =>
        t('acos needs numbers between -1 and 1, and its slope is infinite at both ends: clip its argument.'),
    },
  ],
  [
    'asin',
    {
      ...INSIDE_1,
      advice: () =>
        t('asin needs numbers between -1 and 1, and its slope is infinite at both ends: clip its argument.'),
    },
  ],
  ['atanh', { ...INSIDE_1, advice: () => t('atanh needs numbers between -1 and 1: clip its argument.') }],
  [
    'acosh',
    {
      operand: 0,
      variants: [{ title: () => t('Keep it above 1: .maximum(1.000001)'), suffix: '.maximum(1.000001)' }],
      advice: () => t('acosh needs numbers above 1: clip its argument.'),
    },
  ],
  [
    'exp',
    {
      ...BELOW_88,
      advice: () =>
        t(
          'exp overflows above 88.7: subtract the largest value first, limit the exponent, or use logSumExp or softplus.',
        ),
    },
  ],
  ['expm1', { ...BELOW_88, advice: () => t('expm1 overflows above 88.7: limit the exponent.') }],
]);

/** What to do about an op that is not finite; empty where there is nothing to say in general. */
export function adviceFor(op: string, overflows: boolean): string {
  if (!overflows) return EDGES.get(op)?.advice() ?? '';
  return t('The numbers outgrew float32: a smaller learning rate, or data of ordinary size, keeps them in range.');
}

/** Infinite, and nowhere near an edge: the numbers are just too large. `operands` are those of the element. */
export function isOverflow(op: string, value: number, operands: readonly (number | null)[]): boolean {
  if (Number.isNaN(value)) return false;
  const edge = EDGES.get(op);
  if (edge === undefined) return true;
  const operand = operands[edge.operand] ?? 0;
  return !EXPONENTIAL.has(op) && Math.abs(operand) > 1;
}
const EXPONENTIAL: ReadonlySet<string> = new Set(['exp', 'expm1']);

/** Never preferred: which number is small enough, or what the value should be there, is the author's to say. */
export function safeVariants(node: ts.CallExpression, op: string, facts: Facts): readonly Fix[] {
  const edge = EDGES.get(op);
  const call = facts.context.names.opCall(node);
  if (edge === undefined || call?.op !== op) return [];
  const { sourceFile } = facts.context;
  const operand = operandsOf(node, facts)[edge.operand];
  const fixes = operand === undefined ? [] : edge.variants.flatMap((one) => suffixed(operand, one, facts));
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : null;
  if (edge.safeOp === undefined || name === null || node.arguments.length > 2) return fixes;
  return [...fixes, ...fix(edge.safeOp.title(), false, sourceFile, [replaceNode(name, edge.safeOp.name)])];
}

/** Receiver first where it is a method. */
export function operandsOf(node: ts.CallExpression, facts: Facts): readonly (ts.Expression | undefined)[] {
  const args = node.arguments.map((one) => (ts.isSpreadElement(one) ? undefined : one));
  const isMethod = facts.context.names.engineCall(node)?.owner !== 'tf';
  return isMethod && ts.isPropertyAccessExpression(node.expression) ? [node.expression.expression, ...args] : args;
}

function suffixed(operand: ts.Expression, variant: Edge['variants'][number], facts: Facts): readonly Fix[] {
  const { names, sourceFile } = facts.context;
  if (!names.isTensorExpression(operand)) return [];
  const text = receiverText(operand);
  const edit =
    text === operand.getText()
      ? insertAt(operand.getEnd(), variant.suffix)
      : replaceNode(operand, `${text}${variant.suffix}`);
  return fix(variant.title(), false, sourceFile, [edit]);
}
