/** @file How much of the picture stands after so many steps: which values are there, which adjoints, what moved last. */

import type { GraphModel } from './graphModel';
import type { Step } from './steps';

/** Only what is not yet as in the whole picture is told. */
export interface Stage {
  readonly pass: 'forward' | 'backward';
  /** Nodes whose value is still to come. */
  readonly ahead: ReadonlySet<string>;
  /** Nodes whose adjoint is not there, or not all of it: the contributions that have come, and how many will. */
  readonly waiting: ReadonlyMap<string, Waiting>;
  /** Edges along which nothing has flowed back yet. */
  readonly unflowed: ReadonlySet<string>;
  /** The step that was taken last; null before the first. */
  readonly step: Step | null;
}
export interface Waiting {
  readonly come: readonly string[];
  readonly of: number;
}

/** After the first `count` steps. */
export function stageAfter(model: GraphModel, steps: readonly Step[], count: number): Stage {
  const ahead = new Set(model.nodes.filter((node) => node.opRow !== null).map((node) => node.id));
  const waiting = new Map<string, Waiting>();
  for (const { id, adjoint } of model.nodes) if (adjoint !== null) waiting.set(id, { come: [], of: 0 });
  const unflowed = new Set(model.edges.filter((edge) => edge.isOnPath).map((edge) => edge.id));
  const fed = new Set(steps.flatMap((step) => (step.kind === 'flow' ? step.nodes : [])));
  let pass: Stage['pass'] = 'forward';

  for (const step of steps.slice(0, count)) {
    if (step.kind === 'forward') {
      for (const node of step.nodes) ahead.delete(node);
      continue;
    }
    pass = 'backward';
    for (const edge of step.edges) unflowed.delete(edge);
    for (const node of step.nodes) {
      if (step.kind === 'flow' ? step.turn === step.of : !fed.has(node)) waiting.delete(node);
      else if (step.kind === 'flow')
        waiting.set(node, { come: [...(waiting.get(node)?.come ?? []), step.flow], of: step.of });
    }
  }
  return { pass, ahead, waiting, unflowed, step: steps[count - 1] ?? null };
}

/** Where the backward pass begins: the number of forward steps. */
export function forwardCount(steps: readonly Step[]): number {
  const first = steps.findIndex((step) => step.kind !== 'forward');
  return first < 0 ? steps.length : first;
}
