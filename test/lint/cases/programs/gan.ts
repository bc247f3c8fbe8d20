// GAN step with two tapes.
import * as tf from 'tapescope';
const NOISE = 8;
const BATCH = 16;
class Dense {
  readonly kernel: tf.Variable;
  readonly bias: tf.Variable;
  constructor(
    inputs: number,
    units: number,
    private readonly activation: (x: tf.Tensor) => tf.Tensor = (x) => x,
  ) {
    this.kernel = tf.variable(tf.randomNormal([inputs, units], 0, 0.1));
    this.bias = tf.variable(tf.zeros([units]));
  }
  apply(x: tf.Tensor): tf.Tensor {
    return this.activation(x.matMul(this.kernel).add(this.bias));
  }
  get trainable(): tf.Variable[] {
    return [this.kernel, this.bias];
  }
}
class Sequential {
  constructor(private readonly layers: Dense[]) {}
  apply(x: tf.Tensor): tf.Tensor {
    return this.layers.reduce((h, layer) => layer.apply(h), x);
  }
  get trainable(): tf.Variable[] {
    return this.layers.flatMap((layer) => layer.trainable);
  }
}
const generator = new Sequential([new Dense(NOISE, 16, (x) => x.relu()), new Dense(16, 2)]);
const discriminator = new Sequential([new Dense(2, 16, (x) => x.leakyRelu(0.2)), new Dense(16, 1)]);
const gOpt = tf.train.adam(1e-3);
const dOpt = tf.train.adam(1e-3);
const bce = (labels: tf.Tensor, logits: tf.Tensor) => tf.losses.sigmoidCrossEntropy(labels, logits);
function named(vars: tf.Variable[], grads: (tf.Tensor | null)[]): Record<string, tf.Tensor> {
  const out: Record<string, tf.Tensor> = {};
  vars.forEach((v, i) => {
    const g = grads[i];
    if (g) out[v.name] = g;
  });
  return out;
}
function trainStep(real: tf.Tensor) {
  const noise = tf.randomNormal([BATCH, NOISE]);
  const genTape = new tf.GradientTape();
  const discTape = new tf.GradientTape();
  const { genLoss, discLoss } = tf.record([genTape, discTape], () => {
    const fake = generator.apply(noise);
    const realOut = discriminator.apply(real);
    const fakeOut = discriminator.apply(fake);
    const genLoss = bce(tf.onesLike(fakeOut), fakeOut);
    const discLoss = bce(tf.onesLike(realOut), realOut).add(bce(tf.zerosLike(fakeOut), fakeOut));
    return { genLoss, discLoss };
  });
  const gGrads = genTape.gradient(genLoss, generator.trainable);
  const dGrads = discTape.gradient(discLoss, discriminator.trainable);
  gOpt.applyGradients(named(generator.trainable, gGrads));
  dOpt.applyGradients(named(discriminator.trainable, dGrads));
  return [genLoss.dataSync()[0], discLoss.dataSync()[0]];
}
for (let step = 0; step < 20; step++) {
  const real = tf.randomNormal([BATCH, 2]).mul(0.5).add(2);
  const [g, d] = trainStep(real);
  if (step % 10 === 0) console.log(`step ${step} gen ${g?.toFixed(3)} disc ${d?.toFixed(3)}`);
}
