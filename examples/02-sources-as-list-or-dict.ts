// Sources may be a single tensor, a list, a nested list or a dict: the gradients come back in the same structure.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(5);

function record() {
  const tape = new tf.GradientTape();
  const z = tape.record(() => x.square().add(y.square()).square());
  return { tape, z };
}

const list = record();
const [dzDx, dzDy] = list.tape.gradient(list.z, [x, y]);
console.log('list:', dzDx, dzDy);

const nested = record();
const [first, [second]] = nested.tape.gradient(nested.z, [x, [y]] as const);
console.log('nested list:', first, second);

const dict = record();
const gradients = dict.tape.gradient(dict.z, { x, y });
console.log('dict:', gradients.x, gradients.y);
