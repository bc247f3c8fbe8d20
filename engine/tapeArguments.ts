/** @file What callers hand to a tape, checked and flattened, with TensorFlow's sentences where it cannot be used. */

import type { GradientCallStart } from './context';
import { leavesOf } from './nest';
import { Tensor } from './tensor';

export type Source = GradientCallStart['sources'][number];

export function targetsOf(target: unknown): readonly Tensor[] {
  return leavesOf(target).map(({ value }) => {
    if (value instanceof Tensor) return value;
    throw new Error(
      'Argument `target` should be a list or nested structure of Tensors, Variables or CompositeTensors to be ' +
        `differentiated, but received ${textOf(value)}.`,
    );
  });
}

export function sourcesOf(sources: unknown): readonly Source[] {
  return leavesOf(sources).map(({ value, path }) => {
    if (value instanceof Tensor) return { tensor: value, path };
    throw new Error(
      `Argument \`sources\` should be a list or nested structure of Tensors or Variables, but received ${textOf(value)}.`,
    );
  });
}

/** What `watch` was given. */
export function tensorsToWatch(tensors: unknown): readonly Tensor[] {
  return leavesOf(tensors).map(({ value }) => {
    if (value instanceof Tensor) return value;
    throw new Error(
      `Passed in object ${textOf(value)} of type '${typeName(value)}', not tf.Tensor or tf.Variable or ExtensionType.`,
    );
  });
}

export function oneTensor(x: unknown, method: string): Tensor {
  if (x instanceof Tensor) return x;
  throw new Error(`${method} takes one tensor, not a list or anything else; it received ${textOf(x)}.`);
}

export function checkUnconnected(value: string): void {
  if (value !== 'none' && value !== 'zero') {
    throw new Error(`Unknown value for unconnectedGradients: '${value}'`);
  }
}

function textOf(x: unknown): string {
  if (Array.isArray(x)) return `[${x.map(textOf).join(', ')}]`;
  return typeof x === 'object' && x !== null ? typeName(x) : String(x);
}

function typeName(x: unknown): string {
  if (x === null) return 'null';
  return typeof x === 'object' ? (x.constructor?.name ?? 'object') : typeof x;
}
