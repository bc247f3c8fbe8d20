/** @file Branches of a `where` that are not taken and still do harm: a value or derivative in them is not finite, and 0 · ∞ is NaN. */

import type { GradientCall } from '../../../engine/recording';
import { ancestorsOf, isBad, originOfValue, type Origin } from './nonFinite';
import { elementAt, findElement, shapeOf } from './quantities';
import type { Recorded } from './recorded';
import { findElementOf } from './whereElements';

export interface Shadow {
  /** The `where`, and which of its operands (1 or 2). */
  readonly op: number;
  readonly position: number;
  /** Position in the result of `where` of an element that is not taken. */
  readonly flat: number | null;
  /** Where the value or derivative stops being finite. */
  readonly origin: Origin;
}

/** Only of branches that lead back to a source: a constant -∞ in a mask harms nobody. */
export function shadowsIn(run: Recorded, index: number): readonly Shadow[] {
  const call = run.recording.gradients[index];
  if (call === undefined) return [];
  const branches = branchesOf(run, call);
  if (branches.length === 0) return [];
  const edges = badEdges(run, index);
  return branches.flatMap((branch) => inValue(run, branch) ?? inDerivative(run, index, branch, edges) ?? []);
}

/** Whether the op lies in the branch. */
export function isIn(run: Recorded, op: number, shadow: Branch): boolean {
  const operand = operandOf(run, shadow);
  const inBranch = operand === undefined ? new Set<number>() : ancestorsOf(run, [operand]);
  return Array.from(run.view.outputs(op)).some((output) => inBranch.has(output));
}

type Branch = Pick<Shadow, 'op' | 'position'>;

function operandOf({ view }: Recorded, { op, position }: Branch): number | undefined {
  return view.inputs(op)[position];
}

function branchesOf(run: Recorded, call: GradientCall): readonly Branch[] {
  const where = run.recording.ops.names.indexOf('where');
  if (where < 0) return [];
  const isOurs = (op: number): boolean => run.recording.ops.name[op] === where && !run.isBackward(op);
  const { op: ops, input } = call.edges;
  if (call.kind === 'gradient' || call.kind === 'functional') {
    return Array.from(ops).flatMap((op, at) => (isOurs(op) ? [{ op, position: input[at] ?? 0 }] : []));
  }
  // A jacobian's sweeps leave no edges: every branch with a source behind it counts.
  const sources = new Set(call.sources.map(({ tensor }) => run.view.gradRow(tensor)));
  const leadsBack = (tensor: number): boolean =>
    [...ancestorsOf(run, [tensor])].some((one) => sources.has(run.view.gradRow(one)));
  const made = new Set([...ancestorsOf(run, call.targets)].map((tensor) => run.view.producerOf(tensor)));
  return [...made]
    .filter((op) => op >= 0 && isOurs(op))
    .flatMap((op) => [1, 2].map((position) => ({ op, position })))
    .filter((branch) => leadsBack(operandOf(run, branch) ?? -1));
}

function inValue(run: Recorded, branch: Branch): Shadow | null {
  const operand = operandOf(run, branch);
  if (operand === undefined || !isBad(run.view.valueOf(operand))) return null;
  const flat = findElementOf(run, branch.op, branch.position, false);
  // What came in from outside, such as gaps in the data, has no derivative to spoil.
  const origin = flat === null ? null : originOfValue(run, [operand]);
  return origin === null ? null : { ...branch, flat, origin };
}

function inDerivative(run: Recorded, index: number, branch: Branch, edges: readonly Origin[]): Shadow | null {
  const operand = operandOf(run, branch);
  if (operand === undefined || edges.length === 0) return null;
  const inBranch = ancestorsOf(run, [operand]);
  for (const origin of edges) {
    const [output] = run.view.outputs(origin.op);
    if (output === undefined || !inBranch.has(output)) continue;
    const flat = untakenElement(run, branch, origin);
    if (flat !== null) return { ...branch, flat, origin };
    if (isSpoiledZero(run, index, origin, output)) return { ...branch, flat: null, origin };
  }
  return null;
}

/** Where the shapes agree: an element that is not taken and whose derivative is not finite. */
function untakenElement(run: Recorded, { op, position }: Branch, { quantity }: Origin): number | null {
  const [output] = run.view.outputs(op);
  if (output === undefined || run.view.shapeOf(output).join() !== shapeOf(quantity).join()) return null;
  return findElementOf(run, op, position, false, (_, flat) => {
    const derivative = elementAt(quantity, flat);
    return derivative !== null && !Number.isFinite(derivative);
  });
}

/** Where they do not: a zero came in, as from an element that is not taken, and NaN went out. */
function isSpoiledZero({ view }: Recorded, index: number, { quantity }: Origin, output: number): boolean {
  const adjoint = view.adjointOf(index, output);
  if (adjoint === null || view.shapeOf(output).join() === shapeOf(quantity).join()) return false;
  return findElement(adjoint, (dy) => dy === 0) !== null && findElement(quantity, Number.isNaN) !== null;
}

/** Edges whose contribution or local derivative is not finite, where a finite adjoint came in. */
function badEdges({ view, recording }: Recorded, index: number): readonly Origin[] {
  const edges = recording.gradients[index]?.edges;
  if (edges === undefined) return [];
  const isBadAt = (column: Float64Array, previews: GradientCall['edges']['localPreviews'], at: number): boolean => {
    const preview = previews[at];
    return preview === undefined ? !Number.isFinite(column[at]) : preview.nans + preview.infinities > 0;
  };
  const bad = Array.from(edges.op.keys()).filter(
    (at) =>
      isBadAt(edges.contribution, edges.contributionPreviews, at) ||
      (edges.hasLocal[at] === 1 && isBadAt(edges.local, edges.localPreviews, at)),
  );
  if (bad.length === 0) return [];
  const views = view.edgesOf(index);
  return bad.flatMap((at): Origin[] => {
    const edge = views[at];
    const quantity = [edge?.contribution ?? null, edge?.local ?? null].find(isBad);
    if (edge === undefined || quantity === undefined || isBad(view.adjointOf(index, edge.output))) return [];
    return [{ kind: 'derivative', op: edge.op, quantity, position: edge.position }];
  });
}
