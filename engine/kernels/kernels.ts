/** @file The table of arithmetic kernels: everything ops do to arrays of numbers, so that a faster table can replace this one. */

import { map1, map2, select } from './elementwise';
import { cumulate } from './cumulate';
import { argBest, fold } from './fold';
import { addRows, takeRows } from './rows';
import { matMul } from './matMul';
import { addView, readView, writeView } from './views';
import { conv, convFilter, convInput, maxWindows, windowCounts } from './windows';

/** Pure functions over row-major arrays: they write into `out` and know nothing of tensors or tapes. */
export interface Kernels {
  readonly map1: typeof map1;
  readonly map2: typeof map2;
  readonly select: typeof select;
  readonly fold: typeof fold;
  readonly argBest: typeof argBest;
  readonly cumulate: typeof cumulate;
  readonly matMul: typeof matMul;
  readonly readView: typeof readView;
  readonly writeView: typeof writeView;
  readonly addView: typeof addView;
  readonly takeRows: typeof takeRows;
  readonly addRows: typeof addRows;
  readonly conv: typeof conv;
  readonly convInput: typeof convInput;
  readonly convFilter: typeof convFilter;
  readonly maxWindows: typeof maxWindows;
  readonly windowCounts: typeof windowCounts;
}

export const kernels: Kernels = {
  map1,
  map2,
  select,
  fold,
  argBest,
  cumulate,
  matMul,
  readView,
  writeView,
  addView,
  takeRows,
  addRows,
  conv,
  convInput,
  convFilter,
  maxWindows,
  windowCounts,
};
