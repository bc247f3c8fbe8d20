// Control flow is followed: only the branch that ran is on the tape, and a loop is recorded turn by turn.
import * as tf from 'tapescope';

const x = tf.variable(2);

function branch(condition: boolean) {
  const tape = new tf.GradientTape();
  const z = tape.record(() => (condition ? tf.square(x) : tf.mul(x, 10)));
  return tape.gradient(z, x);
}
console.log('if:', branch(true)); // d(x²)/dx = 4
console.log('else:', branch(false)); // d(10·x)/dx = 10

const tape = new tf.GradientTape();
const power = tape.record(() => {
  let product: tf.Tensor = tf.scalar(1);
  let turns = 0;
  while (turns < 4) {
    product = product.mul(x);
    turns++;
  }
  return product; // x⁴ = 16
});
console.log('while:', tape.gradient(power, x)); // 4·x³ = 32
