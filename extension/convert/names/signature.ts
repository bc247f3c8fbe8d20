/** @file How a Python function is called, and what it is called here: the shape of one line of the name tables. */

import type { Dtype } from '../kinds';

/** What the result is, from the arguments. */
export type Result =
  /** As the tensors among the arguments, broadcast. */
  | 'same'
  /** The same without the reduced axes. */
  | 'reduced'
  | 'boolean'
  | 'integer'
  /** A tensor of which nothing is known. */
  | 'tensor'
  | 'tensors';

export interface Signature {
  /** TypeScript with `$name` for an argument, such as `tf.sum($x).div(2)`; or a function's name, which takes all in order. */
  readonly ts: string;
  /** Python's parameters in order; `a|b` are two names of one, `a=1` has a default that is not TypeScript's. */
  readonly params: string;
  readonly result: Result;
  readonly dtype?: Dtype;
  /** The parameters in TypeScript's order, where it is another. */
  readonly order?: string;
}

export type Table = Readonly<Record<string, Signature>>;

/** Lines of a table: Python's names, each with TypeScript's where it differs (`reduce_sum:sum`). */
export function rows(names: string, params: string, result: Result, more: Partial<Signature> = {}): Table {
  return Object.fromEntries(
    names.split(' ').map((word) => {
      const [python = word, ts = camel(python.split('.').at(-1) ?? python)] = word.split(':');
      return [python, { ts, params, result, ...more }];
    }),
  );
}

export function camel(name: string): string {
  return name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
