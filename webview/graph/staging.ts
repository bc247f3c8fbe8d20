/** @file The classes that nodes and edges carry while the passes are played. Pure. */

import type { GraphModel } from '../model/graphModel';
import type { Stage } from '../model/stage';
import { CLASSES } from './styles';

/** By element; those that are as in the whole picture are left out. */
export function stageClasses(model: GraphModel, stage: Stage): Map<string, string[]> {
  const { ahead, unflowed, step } = stage;
  const classes = new Map<string, string[]>();
  const add = (id: string, name: string): void => {
    const names = classes.get(id);
    if (names) names.push(name);
    else classes.set(id, [name]);
  };
  for (const id of ahead) add(id, CLASSES.ahead);
  for (const id of unflowed) add(id, CLASSES.unflowed);
  for (const edge of model.edges) if (ahead.has(edge.to)) add(edge.id, CLASSES.ahead);
  if (step === null) return classes;
  const active = step.kind === 'forward' ? CLASSES.active : CLASSES.activeBack;
  for (const id of [...step.nodes, ...step.edges]) add(id, active);
  return classes;
}
