/** @file A file of 500 lines looked at again after each keystroke: sites, findings and instrumented code, as the analysis process does it. */

import { lint } from '../../extension/snippet/analyze';
import { median } from './median.mjs';

const KEYSTROKES = 30;
const WARM_AFTER = 10;

/** @param {number} n */
const part = (n) => `
export function train${n}(steps: number) {
  const w = tf.variable(tf.randomNormal([2, 1]));
  const b = tf.variable(tf.zeros([1]));
  const opt = tf.train.adam(0.01);
  const x = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const y = tf.tensor2d([[0], [1], [1], [0]]);
  for (let i = 0; i < steps; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => {
      const h = x.matMul(w).add(b).sigmoid();
      const err = h.sub(y).square();
      return err.mean();
    });
    const { dw, db } = tape.gradient(loss, { dw: w, db: b });
    opt.applyGradients([{ name: w.name, tensor: dw! }, { name: b.name, tensor: db! }]);
    if (i % 10 === 0) console.log(i, loss.dataSync()[0]);
  }
  return { w, b };
}
const helper${n} = (a: tf.Tensor, c: tf.Tensor) => a.mul(c).add(1).relu().mean();
train${n}(3);
`;

export function benchRelint() {
  let text = "import * as tf from 'tapescope';\n";
  for (let n = 0; text.split('\n').length < 500; n++) text += part(n);
  /** @type {{ wall: number, cpu: number }[]} */
  const turns = [];
  for (let turn = 0; turn < KEYSTROKES; turn++) {
    const now = text
      .replace('const err = h.sub(y)', `const err${turn} = h.sub(y)`)
      .replace('err.mean', `err${turn}.mean`);
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const { findings } = lint('bench.ts', now);
    const used = process.cpuUsage(cpu);
    turns.push({ wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 });
    if (findings.some((one) => one.severity === 'error')) throw new Error('The text of the bench has a mistake.');
  }
  const warm = turns.slice(WARM_AFTER);
  const [wall, cpu] = [median(warm.map((one) => one.wall)), median(warm.map((one) => one.cpu))];
  console.log(
    `relint: ${text.split('\n').length} lines after a keystroke, median ${(wall ?? 0).toFixed(0)} ms (${(cpu ?? 0).toFixed(0)} ms of processor time), first ${turns[0]?.wall.toFixed(0)} ms`,
  );
}
