/** @file What the lint knows of ops by name against the engine's own table: no op without a gradient is unknown to it, none is wrongly listed. */

import { expect, it } from 'vitest';
import { OPS } from '../../engine/ops/index';
import type { Op } from '../../engine/op';
import {
  BINARY_ELEMENTWISE,
  NOT_DIFFERENTIABLE,
  SHAPE_ONLY,
  UNARY_ELEMENTWISE,
} from '../../extension/lint/facts/engineOps';
import * as tf from '../../engine/index';

const ops = Object.values(OPS as Readonly<Record<string, Op>>).filter(({ name }) => name in tf);
const named = (wanted: (op: Op) => boolean): string[] => ops.filter(wanted).map(({ name }) => name);

/** Meant to stop gradients, or without an input that could have one. */
const MEANT = ['stopGradient'];
/** `polygamma` has its tensor second; `complex` and `prelu` are not told of broadcasting, which theirs is meant for. */
const APART = ['polygamma', 'complex', 'prelu'];
const isListed = (name: string): boolean =>
  UNARY_ELEMENTWISE.has(name) || BINARY_ELEMENTWISE.has(name) || APART.includes(name);

it('every op without a gradient is known as such, with a reason', () => {
  const none = named((op) => op.gradient.kind === 'none' && !MEANT.includes(op.name));
  expect(none.filter((name) => !NOT_DIFFERENTIABLE.has(name) && !SHAPE_ONLY.has(name))).toEqual([]);
});

it('no op with a gradient is called not differentiable', () => {
  expect(named((op) => op.gradient.kind !== 'none').filter((name) => NOT_DIFFERENTIABLE.has(name))).toEqual([]);
});

it('every op that treats each element alone is known as such', () => {
  const inputs = (n: number) => (op: Op) => op.elementwise && op.inputs.length === n && op.inputs !== 'variadic';
  expect([...named(inputs(1)), ...named(inputs(2))].filter((name) => !isListed(name))).toEqual([]);
});
