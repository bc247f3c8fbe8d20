/** @file One training step of a small network: 784-128-10, batch 64, softmax cross-entropy, plain gradient descent. */

import * as tapescope from '../../engine/index';
import { compare } from './compare.mjs';
import { tensorflowJs, tf } from './peers.mjs';

const [BATCH, IN, HIDDEN, OUT] = [64, 784, 128, 10];
const at = (i) => ((i * 7919) % 1000) / 500 - 1;
const filled = (size, scale) => Float32Array.from({ length: size }, (_, i) => at(i) * scale);

/** The same text for both: TensorFlow.js's functional family. */
const step = (lib) => () => {
  const x = lib.tensor2d(filled(BATCH * IN, 1), [BATCH, IN]);
  const labels = lib.oneHot(
    lib.tensor1d(
      Int32Array.from({ length: BATCH }, (_, i) => i % OUT),
      'int32',
    ),
    OUT,
  );
  const target = lib.cast(labels, 'float32');
  const w1 = lib.tensor2d(filled(IN * HIDDEN, 0.05), [IN, HIDDEN]);
  const w2 = lib.tensor2d(filled(HIDDEN * OUT, 0.05), [HIDDEN, OUT]);
  const [b1, b2] = [lib.zeros([HIDDEN]), lib.zeros([OUT])];
  const loss = (w1, b1, w2, b2) => {
    const hidden = lib.relu(lib.add(lib.matMul(x, w1), b1));
    const logits = lib.add(lib.matMul(hidden, w2), b2);
    return lib.losses.softmaxCrossEntropy(target, logits);
  };
  const valueAndGrads = lib.valueAndGrads(loss);
  return () => {
    const { value, grads } = valueAndGrads([w1, b1, w2, b2]);
    [w1, b1, w2, b2].forEach((w, i) => lib.sub(w, lib.mul(grads[i], 0.1)));
    return value.dataSync()[0];
  };
};

export async function benchMlp() {
  const ours = step(tapescope)();
  await compare(
    {
      title: `Training step of a ${IN}-${HIDDEN}-${OUT} network, batch ${BATCH}`,
      rounds: 15,
      expected: ours(),
      tolerance: 1e-3,
      rate: (seconds) => `${(1 / seconds).toFixed(0)} steps/s`,
    },
    [{ name: 'tapescope', run: ours }, ...(await tensorflowJs(step(tf)))],
  );
}
