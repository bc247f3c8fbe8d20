/** @file The gradient rule of an op: as its table tells it, and in the snippet's own names and numbers. Plain text. */

import type { Op } from '../../engine/op';
import { ofOp } from '../protocol/fromEnglish';
import { shapeText } from '../protocol/numberText';
import { texOf } from '../protocol/tex';
import { quantityText, type EdgeView, type RecordingView } from '../protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../protocol/tensorLabel';
import { t } from '../protocol/words';

/** As the op's own file tells it: `∂y/∂x = 2·x`. Nothing for an op that lets no gradient through. */
export function rulesOf(op: Op): string[] {
  const { gradient } = op;
  switch (gradient.kind) {
    case 'none':
      return [];
    case 'joint':
      return [ofOp(gradient.text.plain)];
    case 'partials':
      return gradient.partials.flatMap((rule, i) => {
        const input = op.inputs === 'variadic' ? t('input {0}', i + 1) : (op.inputs[i] ?? '');
        if (rule === null) return [];
        const text = ofOp(rule.plain);
        return [op.elementwise ? `∂y/∂${input} = ${text}` : t('adjoint of {0} = {1}', input, text)];
      });
  }
}

/** One text per edge into the op whose local derivative is known: `∂z/∂m = 2·m = 2·34 = 68`. */
export function localRules(view: RecordingView, call: number, row: number, op: Op): string[] {
  const { gradient } = op;
  const output = view.outputs(row)[0];
  if (output === undefined) return [];
  return edgesInto(view, call, row).flatMap((edge) => {
    if (edge.local === null) return [];
    const rule = gradient.kind === 'partials' && op.elementwise ? gradient.partials[edge.position] : null;
    const steps = rule ? inNamesAndNumbers(view, ofOp(rule.plain), op, row) : [];
    const value = quantityText(edge.local, view.dtypeOf(output));
    return [[partialLabel(view, output, edge.input), ...steps.filter((step) => step !== value), value].join(' = ')];
  });
}

/** A rule as text and as TeX that shows the shape of each factor under it. */
export interface ShapedRule {
  readonly plain: string;
  readonly tex: string;
}

/**
 * For an op that mixes elements, such as a matrix product: the rule of each input's adjoint in names, and the shapes of what it uses:
 * `∂y/∂w (3, 2) = xᵀ·∂y/∂h, with x (4, 3) …`. Nothing where a flag of the op changes the rule and its table does not say how.
 */
export function adjointRules(view: RecordingView, call: number, row: number, op: Op): ShapedRule[] {
  const gradient = view.gradient(call);
  const output = view.outputs(row)[0];
  if (gradient === null || output === undefined || op.gradient.kind !== 'partials') return [];
  const attrs = view.attrsOf(row);
  const isPlain = !Object.values(attrs).includes(true);
  const target = targetLabel(view, gradient);
  const { partials } = op.gradient;
  return edgesInto(view, call, row).flatMap(({ position, input }) => {
    const rule = partials[position];
    const plain = rule?.plainWith?.(attrs) ?? (isPlain && rule ? ofOp(rule.plain) : undefined);
    if (plain === undefined) return [];
    const rows = rowsByName(view, op, row).set('dy', output);
    const used = [...new Set([...plain.matchAll(NAME)].flatMap(([name]) => (rows.has(name) ? [name] : [])))];
    const write = (name: string): string => {
      const tensor = rows.get(name) ?? output;
      return name === 'dy' ? partialLabel(view, target, output) : inParentheses(labelOf(view, tensor));
    };
    const isWords = /(?<!Σ) \p{L}{2,}( |$)/u.test(plain);
    const inNames = plain.replace(NAME, (name) => (rows.has(name) ? write(name) : name));
    const shapes = used.map((name) => `${write(name)} ${shapeText(view.shapeOf(rows.get(name) ?? output))}`);
    const left = partialLabel(view, target, input);
    const shapeBelow = (name: string): readonly number[] => view.shapeOf(rows.get(name) ?? output);
    return [
      {
        plain: t('{0}, with {1}', `${left} ${shapeText(view.shapeOf(input))} = ${inNames}`, shapes.join(', ')),
        tex: `${shapedTex(left, view.shapeOf(input))} = ${plain.replace(FACTOR, (part, name: string, sign: string) => {
          if (rows.has(name)) {
            return shapedTex(write(name) + sign, sign === '' ? shapeBelow(name) : turned(shapeBelow(name)));
          }
          return isWords && /^(\p{L}{2,}| )$/u.test(part) ? `\\text{${part}}` : texOf(part);
        })}`,
      },
    ];
  });
}

/** A name with or without the sign of a transpose, or whatever stands between two: a word, or a sign. */
const FACTOR = /([A-Za-z_]\w*)(?![\w(äöüß])(ᵀ?)|\p{L}+|./gu;

/** The formula with its shape in a brace below. */
function shapedTex(plain: string, shape: readonly number[]): string {
  const tex = texOf(plain);
  return shape.length === 0
    ? tex
    : `\\underbrace{${tex}}_{${shape.length === 1 ? `(${shape[0]},)` : shape.join('\\times ')}}`;
}

/** The shape of a transposed matrix, or of a batch of them. */
function turned(shape: readonly number[]): readonly number[] {
  return [...shape.slice(0, -2), ...shape.slice(-2).reverse()];
}

function edgesInto(view: RecordingView, call: number, row: number): readonly EdgeView[] {
  return view.edgesOf(call).filter((edge) => edge.op === row);
}

/** `2·x` of square(m) as `2·m` and, where all is scalar, `2·34`. Nothing when the rule names neither input nor output. */
function inNamesAndNumbers(view: RecordingView, plain: string, op: Op, row: number): string[] {
  const rows = rowsByName(view, op, row);
  const used = [...plain.matchAll(NAME)].flatMap(([name]) => rows.get(name) ?? []);
  if (used.length === 0) return [];
  const write = (text: (tensor: number) => string) =>
    plain.replace(NAME, (name) => {
      const tensor = rows.get(name);
      return tensor === undefined ? name : text(tensor);
    });
  const inNames = write((tensor) => inParentheses(labelOf(view, tensor)));
  const scalars = used.every((tensor) => view.isScalar(tensor));
  return scalars ? [inNames, write((tensor) => inParentheses(view.valueText(tensor)))] : [inNames];
}

/** The op's inputs and output by the names that its rule uses. */
function rowsByName(view: RecordingView, op: Op, row: number): Map<string, number> {
  const rows = new Map<string, number>();
  if (op.inputs === 'variadic') return rows;
  const inputs = view.inputs(row);
  op.inputs.forEach((name, i) => {
    const input = inputs[i];
    if (input !== undefined) rows.set(name, input);
  });
  const output = view.outputs(row)[0];
  return output === undefined ? rows : rows.set('y', output);
}

/** Not in the midst of a word of another language. */
const NAME = /(?<![äöüß])[A-Za-z_]\w*(?![\w(äöüß])/g;

/** Whatever is more than a name or a plain number stands in parentheses. */
function inParentheses(text: string): string {
  return /^[\p{L}\p{N}_.∞]+$/u.test(text) ? text : `(${text})`;
}
