// TF.js "core concepts": polynomial regression by hand, with minimize.
import * as tf from '@tensorflow/tfjs';

const a = tf.variable(tf.scalar(Math.random()));
const b = tf.variable(tf.scalar(Math.random()));
const c = tf.variable(tf.scalar(Math.random()));
const d = tf.variable(tf.scalar(Math.random()));

const numIterations = 75;
const learningRate = 0.5;
const optimizer = tf.train.sgd(learningRate);

function predict(x: tf.Tensor) {
  return tf.tidy(() => {
    return a
      .mul(x.pow(tf.scalar(3, 'int32')))
      .add(b.mul(x.square()))
      .add(c.mul(x))
      .add(d);
  });
}

function loss(prediction: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  const error = prediction.sub(labels).square().mean();
  return error as tf.Scalar;
}

async function train(xs: tf.Tensor, ys: tf.Tensor, numIterations: number) {
  for (let iter = 0; iter < numIterations; iter++) {
    optimizer.minimize(() => {
      const pred = predict(xs);
      return loss(pred, ys);
    });
    await tf.nextFrame();
  }
}

function generateData(numPoints: number, coeff: { a: number; b: number; c: number; d: number }, sigma = 0.04) {
  return tf.tidy(() => {
    const [a, b, c, d] = [tf.scalar(coeff.a), tf.scalar(coeff.b), tf.scalar(coeff.c), tf.scalar(coeff.d)];
    const xs = tf.randomUniform([numPoints], -1, 1);
    const three = tf.scalar(3, 'int32');
    const ys = a
      .mul(xs.pow(three))
      .add(b.mul(xs.square()))
      .add(c.mul(xs))
      .add(d)
      .add(tf.randomNormal([numPoints], 0, sigma));
    const ymin = ys.min();
    const ymax = ys.max();
    const yrange = ymax.sub(ymin);
    const ysNormalized = ys.sub(ymin).div(yrange);
    return { xs, ys: ysNormalized };
  });
}

async function learnCoefficients() {
  const trueCoefficients = { a: -0.8, b: -0.2, c: 0.9, d: 0.5 };
  const trainingData = generateData(100, trueCoefficients);
  const predictionsBefore = predict(trainingData.xs);
  await train(trainingData.xs, trainingData.ys, numIterations);
  const finalCoeffs = { a: a.dataSync()[0], b: b.dataSync()[0], c: c.dataSync()[0], d: d.dataSync()[0] };
  console.log(finalCoeffs);
  const predictionsAfter = predict(trainingData.xs);
  predictionsBefore.dispose();
  predictionsAfter.dispose();
}
learnCoefficients();
