// Multi-head attention with a padding mask.
import {
  variable,
  randomNormal,
  softmax,
  matMul,
  transpose,
  GradientTape,
  type Tensor,
  type Variable,
  tensor2d,
  zeros,
  add,
} from '@tensorflow/tfjs-core';
const D = 8,
  H = 2,
  T = 4,
  B = 2;
const params: Record<string, Variable> = Object.fromEntries(
  ['q', 'k', 'v', 'o'].map((name) => [name, variable(randomNormal([D, D], 0, 0.2), true, name)]),
);
function heads(x: Tensor): Tensor {
  return transpose(x.reshape([B, T, H, D / H]), [0, 2, 1, 3]);
}
function attention(x: Tensor, mask: Tensor): Tensor {
  const flat = x.reshape([B * T, D]);
  const [q, k, v] = (['q', 'k', 'v'] as const).map((n) => heads(flat.matMul(params[n]!).reshape([B, T, D])));
  const scores = matMul(q!, k!, false, true).div(Math.sqrt(D / H));
  const masked = add(scores, mask.sub(1).mul(1e9));
  const weights = softmax(masked);
  const context = transpose(weights.matMul(v!), [0, 2, 1, 3]).reshape([B * T, D]);
  return context.matMul(params.o!).reshape([B, T, D]);
}
const x = randomNormal([B, T, D]);
const mask = tensor2d([
  [1, 1, 1, 0],
  [1, 1, 0, 0],
]).reshape([B, 1, 1, T]);
const tape = new GradientTape();
const loss = tape.record(() =>
  attention(x, mask)
    .sub(zeros([B, T, D]))
    .square()
    .mean(),
);
const grads = tape.gradient(loss, params);
for (const [name, g] of Object.entries(grads)) {
  if (g === null) throw new Error(`no gradient for ${name}`);
  params[name]!.assignSub(g.mul(0.1));
}
console.log(loss.dataSync()[0]);
