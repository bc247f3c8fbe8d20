/** @file What formulas call a tensor: its name, else a short formula such as x² or x · y, else its value. Plain text. */

import type { GradientCall } from '../../engine/recording';
import type { RecordingView } from './recordingView';
import { withSubscript } from './subscripts';
import { t } from './words';

/** Longer formulas are cut to the op's name. */
const LONGEST = 24;
const LONGEST_IN_NUMBERS = 72;
const DEPTH = 3;
/** Values of an array that stands in a formula. */
const VALUES = 4;

export function labelOf(view: RecordingView, tensor: number): string {
  return formulaOf(view, tensor, DEPTH).text;
}

/** The op as a formula of its inputs, whether or not its result has a name. */
export function opLabel(view: RecordingView, op: number): string {
  return opFormula(view, op, DEPTH).text;
}

/** The same with the inputs' values in place of their names: `9 + 25`. */
export function opInNumbers(view: RecordingView, op: number): string {
  return inFormula(view, op, (input) => valueFormula(view, input), LONGEST_IN_NUMBERS).text;
}

/** Several targets are summed: `(a + b)`. */
export function targetLabel(view: RecordingView, call: GradientCall): string {
  const labels = call.targets.map((target) =>
    operand(formulaOf(view, target, DEPTH), call.targets.length > 1 ? SUM : POWER),
  );
  if (labels.length <= 1) return labels[0] ?? t('target');
  return labels.length <= 3 ? `(${labels.join(' + ')})` : `(${labels[0]} + … + ${labels.at(-1)})`;
}

/** `∂z/∂x`; a formula that is a sum or product stands in parentheses. */
export function partialLabel(view: RecordingView, above: number | string, below: number | string): string {
  const side = (of: number | string) => (typeof of === 'string' ? of : operand(formulaOf(view, of, DEPTH), POWER));
  return `∂${side(above)}/∂${side(below)}`;
}

/** A formula and how tightly it binds, so that parentheses stand only where they are needed. */
interface Formula {
  readonly text: string;
  readonly binds: number;
}
const SUM = 1;
const PRODUCT = 2;
const POWER = 3;
const ATOM = 4;

const INFIX: Readonly<Record<string, { readonly sign: string; readonly binds: number; readonly right: number }>> = {
  add: { sign: ' + ', binds: SUM, right: SUM },
  sub: { sign: ' - ', binds: SUM, right: PRODUCT },
  mul: { sign: ' · ', binds: PRODUCT, right: PRODUCT },
  div: { sign: ' / ', binds: PRODUCT, right: POWER },
  pow: { sign: '^', binds: POWER, right: ATOM },
};

function formulaOf(view: RecordingView, tensor: number, depth: number): Formula {
  const name = view.nameOf(tensor);
  if (name !== null) return atom(withSubscript(view, tensor, name));
  const { variables, variable } = view.recording.tensors;
  const engineName = variables[variable[tensor] ?? -1]?.name;
  if (engineName !== undefined) return atom(engineName.replace(/:0$/, ''));
  const producer = view.producerOf(tensor);
  if (producer >= 0) return depth > 0 ? opFormula(view, producer, depth) : atom('…');
  const result = view.resultOf(tensor);
  if (result !== null && depth > 0) {
    return atom(partialLabel(view, targetLabel(view, result.call), result.source.tensor));
  }
  return atom(view.isScalar(tensor) ? view.valueText(tensor) : t('constant'));
}

/** A negative number always stands in parentheses: `9 + (-25)`. */
function valueFormula(view: RecordingView, tensor: number): Formula {
  const text = view.valueText(tensor, VALUES);
  return { text, binds: text.startsWith('-') ? 0 : ATOM };
}

function opFormula(view: RecordingView, op: number, depth: number): Formula {
  return inFormula(view, op, (input) => formulaOf(view, input, depth - 1), LONGEST);
}

function inFormula(view: RecordingView, op: number, write: (input: number) => Formula, longest: number): Formula {
  const name = view.opName(op);
  const inputs = Array.from(view.inputs(op), write);
  const [first, second] = inputs;
  const infix = INFIX[name];
  let formula: Formula;
  if (name === 'square' && first) formula = { text: `${operand(first, ATOM)}²`, binds: POWER };
  else if (name === 'neg' && first) formula = { text: `-${operand(first, PRODUCT)}`, binds: SUM };
  else if (infix && first && second) {
    const left = operand(first, infix.binds === POWER ? ATOM : infix.binds);
    formula = { text: `${left}${infix.sign}${operand(second, infix.right)}`, binds: infix.binds };
  } else formula = atom(`${name}(${inputs.map((input) => input.text).join(', ')})`);
  return formula.text.length <= longest ? formula : atom(`${name}(…)`);
}

function atom(text: string): Formula {
  return { text, binds: ATOM };
}

function operand(formula: Formula, binds: number): string {
  return formula.binds < binds ? `(${formula.text})` : formula.text;
}
