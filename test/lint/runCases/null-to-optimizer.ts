/** @file Cases of null-to-optimizer: `// !` marks the line a finding must stand on. */

import type { RuleId } from '../../../extension/lint/ruleIds';

/** Why the gradient is null is told where the path breaks. */
export const mayAlso: readonly RuleId[] = [
  'null-gradient',
  'not-trainable-source',
  'reassigned-variable',
  'unwatched-constant',
  'unused-source',
  'non-tf-op',
  'detached-copy',
  'integer-dtype',
  'non-differentiable-op',
  'op-outside-tape',
];

const two = `const a = tf.variable(1, true, 'a'), b = tf.variable(2, true, 'b');
const opt = tf.train.sgd(0.1);
const tape = new tf.GradientTape();
`;

export const wrong = [
  `${two}const loss = tape.record(() => a.square());
const [ga, gb] = tape.gradient(loss, [a, b]);
opt.applyGradients({ a: ga!, b: gb! }); // !`,
  `${two}const loss = tape.record(() => a.square());
const grads = tape.gradient(loss, [a, b]);
opt.applyGradients([a, b].map((v, i) => ({ name: v.name, tensor: grads[i]! }))); // !`,
  `${two}const loss = tape.record(() => tf.scalar(3).square());
const { ga, gb } = tape.gradient(loss, { ga: a, gb: b });
opt.applyGradients({ a: ga!, b: gb! }); // !`,
  `${two}const loss = tape.record(() => a.add(b.dataSync()[0]));
const [ga, gb] = tape.gradient(loss, [a, b]);
opt
  .applyGradients({ a: ga!, b: gb! }); // !`,
  `${two}const loss = tape.record(() => a.mul(b.round()));
const [ga, gb] = tape.gradient(loss, [a, b]);
opt.applyGradients({ a: ga!, b: gb! }); // !`,
  `const frozen = tf.variable(1, false, 'frozen'), live = tf.variable(2, true, 'live');
const tape = new tf.GradientTape();
const loss = tape.record(() => frozen.mul(live));
const [gf, gl] = tape.gradient(loss, [frozen, live]);
tf.train.adam(0.1).applyGradients({ frozen: gf!, live: gl! }); // !`,
  `let w: tf.Tensor = tf.variable(3, true, 'w');
const opt = tf.train.sgd(0.5);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const g = tape.gradient(tape.record(() => w.square()), w);
  opt.applyGradients({ w: g! }); // !
  w = w.mul(0.5);
}`,
  `class Trainer {
  opt = tf.train.momentum(0.1, 0.9);
  constructor(private readonly params: tf.Variable[]) {}
  step(f: () => tf.Tensor) {
    const tape = new tf.GradientTape();
    const grads = tape.gradient(tape.record(f), this.params);
    const named: Record<string, tf.Tensor> = {};
    this.params.forEach((v, i) => (named[v.name] = grads[i]!));
    this.opt.applyGradients(named); // !
  }
}
const [p, q] = [tf.variable(1), tf.variable(2)];
new Trainer([p, q]).step(() => p.square());`,
  `${two}const outside = b.square();
const loss = tape.record(() => a.mul(outside));
const [ga, gb] = tape.gradient(loss, [a, b]);
opt.applyGradients({ a: ga!, b: gb! }); // !`,
  `${two}const apply = (grads: Record<string, tf.Tensor | null>) => opt.applyGradients(grads as tf.NamedTensorMap); // !
const loss = tape.record(() => b.exp());
const [ga, gb] = tape.gradient(loss, [a, b]);
apply({ a: ga, b: gb });`,
];

export const right = [
  `${two}const loss = tape.record(() => a.mul(b));
const [ga, gb] = tape.gradient(loss, [a, b]);
opt.applyGradients({ a: ga!, b: gb! });`,
  `${two}const loss = tape.record(() => a.mul(b));
const g = tape.gradient(loss, { a, b });
opt.applyGradients({ a: g.a!, b: g.b! });`,
  `${two}opt.minimize(() => a.square().asScalar());
console.log(b.dataSync(), tape);`,
  `${two}opt.minimize(() => a.square().asScalar(), false, [a]);
console.log(b.dataSync(), tape);`,
  `${two}const { grads } = tf.variableGrads(() => a.mul(b).asScalar());
opt.applyGradients(grads);
console.log(tape);`,
  `${two}for (let i = 0; i < 3; i++) {
  const step = new tf.GradientTape();
  const loss = step.record(() => a.square().add(b.square()));
  const [ga, gb] = step.gradient(loss, [a, b]);
  opt.applyGradients({ a: ga!, b: gb! });
}
console.log(tape);`,
  `${two}const loss = tape.record(() => a.square());
const ga = tape.gradient(loss, a)!;
opt.applyGradients({ a: ga });
console.log(b.shape);`,
  `${two}const loss = tape.record(() => a.square());
const g = tape.gradient(loss, { a, b }, { unconnectedGradients: 'zero' });
opt.applyGradients({ a: g.a!, b: g.b! });`,
  `${two}const loss = tape.record(() => a.square().add(b));
const grads = tape.gradient(loss, [a, b]);
opt.applyGradients([a, b].map((v, i) => ({ name: v.name, tensor: grads[i]! })));`,
  `const opt = { applyGradients: (grads: Record<string, null>) => grads };
console.log(opt.applyGradients({ a: null }), tf.scalar(1).shape);`,
];
