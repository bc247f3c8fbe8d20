/** @file What one step of the forward or the backward pass computes, in words; every number is the Recording's. Plain text. */

import { factorText, shapeText } from './numberText';
import { quantityText, type EdgeView, type Quantity, type RecordingView } from './recordingView';
import { labelOf, opInNumbers, opLabel, partialLabel, targetLabel } from './tensorLabel';
import { t } from './words';

/** Values of an array in words. */
const VALUES = 4;
/** A sum of more contributions is told by their number. */
const MAX_TERMS = 6;

/** An op in names and in numbers: `m = x² + y² = 9 + 25 = 34`. */
export function forwardText(view: RecordingView, op: number): string {
  const outputs = [...view.outputs(op)];
  const formula = opLabel(view, op);
  const numbers = opInNumbers(view, op);
  if (outputs.length === 0) return t('{0}: {1} left the engine', formula, numbers);
  const names = outputs.map((output) => labelOf(view, output)).join(', ');
  const values = outputs.map((output) => view.valueText(output, VALUES)).join(', ');
  const parts = [names, formula, numbers, values];
  return parts.filter((part, i) => part !== parts[i - 1]).join(' = ');
}

/** What flows along one edge into its input's adjoint: `∂z/∂m · ∂m/∂x = 68 · 6 = 408`. */
export function flowText(view: RecordingView, callIndex: number, edge: EdgeView): string {
  const { op, input, output, local, contribution } = edge;
  const target = targetOf(view, callIndex);
  const above = view.adjointOf(callIndex, output);
  const isOneOutput = view.outputs(op).length === 1;
  const result = flowValue(edge);
  if (above === null || local === null || !isOneOutput) {
    const name = view.opName(op);
    return isOneOutput
      ? t('what the rule of {0} makes of {1} = {2}', name, partialLabel(view, target, output), result)
      : t('what the rule of {0} makes = {1}', name, result);
  }
  const sign = above.kind === 'array' && local.kind === 'array' ? ' ⊙ ' : ' · ';
  const symbols = `${partialLabel(view, target, output)}${sign}${partialLabel(view, output, input)}`;
  const numbers = `${factor(above)}${sign}${factor(local)}`;
  return summedOver(`${symbols} = ${numbers} = ${result}`, above, local, contribution);
}

/** The contribution alone. */
export function flowValue({ contribution }: EdgeView): string {
  return contribution === null ? '…' : quantityText(contribution, 'float32', VALUES);
}

/** What all edges into one adjoint add up to: `∂z/∂x = (-5) + 6 = 1`; null where there is nothing to add. */
export function sumText(view: RecordingView, callIndex: number, flows: readonly EdgeView[]): string | null {
  const [first] = flows;
  if (first === undefined) return null;
  const row = view.gradRow(first.input);
  const hasOwnShare = view.gradient(callIndex)?.targets.some((target) => view.gradRow(target) === row) ?? false;
  if (flows.length === 1 && !hasOwnShare) return null;
  const adjoint = view.adjointOf(callIndex, row);
  const terms =
    flows.length > MAX_TERMS
      ? t('the sum of {0} contributions', flows.length)
      : [...(hasOwnShare ? [t('its own share')] : []), ...flows.map((flow) => factor(flow.contribution))].join(' + ');
  return `${partialLabel(view, targetOf(view, callIndex), first.input)} = ${terms} = ${textOf(adjoint)}`;
}

/** `∂z/∂z = 1`. A target that leads to another starts with its own share too, of which the Recording tells only what it came to. */
export function seedText(view: RecordingView, callIndex: number, target: number, isLedTo: boolean): string {
  const symbol = partialLabel(view, targetOf(view, callIndex), target);
  const adjoint = isLedTo ? null : view.adjointOf(callIndex, target);
  return adjoint === null ? t('{0} starts with its own share', symbol) : `${symbol} = ${textOf(adjoint)}`;
}

/** An input that was copied along an axis gets the sum over its copies. */
function summedOver(text: string, above: Quantity, local: Quantity, contribution: Quantity | null): string {
  const size = (quantity: Quantity): number => (quantity.kind === 'array' ? quantity.preview.size : 1);
  if (contribution === null || size(contribution) >= Math.max(size(above), size(local))) return text;
  return contribution.kind === 'scalar'
    ? t('{0}, summed', text)
    : t('{0}, summed to {1}', text, shapeText(contribution.shape));
}

function targetOf(view: RecordingView, callIndex: number): string {
  const call = view.gradient(callIndex);
  return call === null ? t('target') : targetLabel(view, call);
}

function factor(quantity: Quantity | null): string {
  return quantity?.kind === 'scalar' ? factorText(quantity.value) : textOf(quantity);
}

function textOf(quantity: Quantity | null): string {
  return quantity === null ? '…' : quantityText(quantity, 'float32', VALUES);
}
