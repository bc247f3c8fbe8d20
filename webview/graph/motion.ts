/** @file What moves in one step of the passes: numbers along edges, with the flow or against it. Pure but for the clock. */

import type { Point, Route } from '../layout/layered';
import type { GraphModel } from '../model/graphModel';
import type { Step } from '../model/steps';
import { shorten } from './card';
import type { PaintedPulse } from './paint';

export interface Pulse {
  readonly route: Route;
  readonly text: string;
  readonly isBackward: boolean;
}

const LONGEST = 18;

/** Values run to the op, a contribution runs back to the op's input. */
export function pulsesOf(model: GraphModel, step: Step, routes: ReadonlyMap<string, Route>): Pulse[] {
  if (step.kind !== 'forward' && step.kind !== 'flow') return [];
  const moved = new Set(step.edges);
  return model.edges.flatMap(({ id, from }) => {
    const route = moved.has(id) ? routes.get(id) : undefined;
    if (route === undefined) return [];
    const text = step.kind === 'flow' ? step.flow : (model.nodes.find((node) => node.id === from)?.value ?? '');
    return [{ route, text: shorten(text, LONGEST), isBackward: step.kind === 'flow' }];
  });
}

export function pulseAt({ route, text, isBackward }: Pulse, share: number): PaintedPulse {
  const eased = share * share * (3 - 2 * share);
  return { ...pointAlong(route, isBackward ? 1 - eased : eased), text, isBackward };
}

/** A point of the quadratic B-spline that the edge is drawn as; `share` runs from 0 to 1 over its pieces. */
export function pointAlong({ start, end, bends }: Route, share: number): Point {
  const [first] = bends;
  if (first === undefined) return between(start, end, share);
  const at = Math.min(bends.length - 1, Math.floor(share * bends.length));
  const t = share * bends.length - at;
  const bend = bends[at] ?? first;
  const begin = at === 0 ? start : between(bends[at - 1] ?? start, bend, 0.5);
  const next = bends[at + 1];
  const finish = next === undefined ? end : between(bend, next, 0.5);
  return between(between(begin, bend, t), between(bend, finish, t), t);
}

/** Calls `frame` with 0…1 for so long, then `done`; returns how to end it at once. */
export function animate(ms: number, frame: (share: number) => void, done: () => void): () => void {
  const began = performance.now();
  let request = requestAnimationFrame(function next(now) {
    const share = Math.min(1, Math.max(0, (now - began) / ms));
    if (share >= 1) return done();
    frame(share);
    request = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(request);
}

function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
