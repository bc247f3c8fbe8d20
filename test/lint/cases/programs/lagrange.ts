// Lagrange multipliers: ascent in one variable, descent in the others.
import { variable, GradientTape, train, type Tensor } from 'tapescope';
const x = variable(1),
  y = variable(1),
  lambda = variable(0);
const f = (): Tensor => x.mul(y);
const g = (): Tensor => x.square().add(y.square()).sub(8);
for (let i = 0; i < 200; i++) {
  const tape = new GradientTape({ persistent: true });
  const lagrangian = tape.record(() => f().neg().add(lambda.mul(g())));
  const dx = tape.gradient(lagrangian, x)!;
  const dy = tape.gradient(lagrangian, y)!;
  const dl = tape.gradient(lagrangian, lambda)!;
  tape.dispose();
  x.assignSub(dx.mul(0.01));
  y.assignSub(dy.mul(0.01));
  lambda.assignAdd(dl.mul(0.01));
}
console.log(x.dataSync()[0], y.dataSync()[0], train !== undefined);
