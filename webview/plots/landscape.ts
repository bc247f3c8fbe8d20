/** @file Which two numbers of its sources a target is drawn over, how far, and the path that a descent takes there. Pure. */

import { GRID_POINTS, type GridAxis, type GridQuestion } from '../../extension/protocol/grid';
import type { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf, targetLabel } from '../../extension/protocol/tensorLabel';
import { elementLabel, numbersOf } from './numbers';
import { descentAt, stepAt } from './tab';
import type { Descent } from './descent';

/** One number of a source, which may be an axis. */
export interface Direction {
  readonly label: string;
  readonly source: number;
  readonly element: number;
}

export interface PathPoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Landscape {
  /** Two at least. */
  readonly directions: readonly Direction[];
  readonly target: string;
  readonly view: RecordingView;
  /** The call at whose step the ops are computed again. */
  readonly call: number;
  /** All steps of its descent, or only the call. */
  readonly calls: readonly number[];
  readonly current: number | null;
}

const MOST_DIRECTIONS = 24;

/** Null where the target is no number, or has fewer than two numbers to be drawn over. */
export function landscapeOf(view: RecordingView, call: number | null, descents: readonly Descent[]): Landscape | null {
  const descent = descentAt({ descents, call });
  const isStep = descent !== null && call !== null && descent.calls.includes(call);
  const gradient = call === null ? null : view.gradient(call);
  const [target] = gradient?.targets ?? [];
  if (call === null || gradient === null || target === undefined || gradient.targets.length > 1) return null;
  if (numbersOf(view, target)?.length !== 1) return null;
  const directions = gradient.sources.flatMap(({ tensor, result }, source): Direction[] => {
    const numbers = result === null || tensor === target ? null : numbersOf(view, tensor);
    return (numbers ?? []).map((_, element) => ({
      label: elementLabel(labelOf(view, tensor), view.shapeOf(tensor), element),
      source,
      element,
    }));
  });
  if (directions.length < 2) return null;
  return {
    directions: directions.slice(0, MOST_DIRECTIONS),
    target: targetLabel(view, gradient),
    view,
    call,
    calls: isStep ? descent.calls : [call],
    current: isStep ? stepAt(descent, call) : 0,
  };
}

/** Where each step stands. What was not kept leaves its step out. */
export function pathOf({ view, calls }: Landscape, x: Direction, y: Direction): PathPoint[] {
  return calls.map((index) => {
    const call = view.gradient(index);
    const at = ({ source, element }: Direction): number => {
      const tensor = call?.sources[source]?.tensor;
      return (tensor === undefined ? null : numbersOf(view, tensor))?.[element] ?? NaN;
    };
    const target = call?.targets[0];
    return { x: at(x), y: at(y), z: (target === undefined ? null : numbersOf(view, target))?.[0] ?? NaN };
  });
}

/** A question for the values around the path. */
export function gridQuestion(landscape: Landscape, x: Direction, y: Direction): GridQuestion {
  const path = pathOf(landscape, x, y);
  const gradient = landscape.view.gradient(landscape.call);
  const axis = (direction: Direction, values: readonly number[]): GridAxis => ({
    tensor: gradient?.sources[direction.source]?.tensor ?? 0,
    element: direction.element,
    ...extent(values),
  });
  return {
    gradient: landscape.call,
    x: axis(
      x,
      path.map((point) => point.x),
    ),
    y: axis(
      y,
      path.map((point) => point.y),
    ),
  };
}

/**
 * From well before the smallest to well beyond the largest: a path is seen in its surroundings. Where 0 is not far it is in,
 * and as much lies on its other side, since that is where many a valley lies.
 */
export function extent(values: readonly number[]): { readonly from: number; readonly to: number } {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { from: -1, to: 1 };
  const low = Math.min(...known);
  const high = Math.max(...known);
  const width = high - low;
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (width >= size * 0.5 && width > 0) return { from: -size * 1.15, to: size * 1.15 };
  const room = width > 0 ? width * 0.75 : size > 0 ? size * 1.5 : 1;
  return { from: low - room, to: high + room };
}

/** Values along an axis. */
export function pointsAlong({ from, to }: Pick<GridAxis, 'from' | 'to'>): number[] {
  return Array.from({ length: GRID_POINTS }, (_, i) => from + ((to - from) * i) / (GRID_POINTS - 1));
}
