// Variational autoencoder with the reparameterisation trick.
import * as tf from 'tapescope';
const [IN, HID, Z] = [12, 8, 2];
function dense(i: number, o: number) {
  const w = tf.variable(tf.randomNormal([i, o], 0, Math.sqrt(2 / i)));
  const b = tf.variable(tf.zeros([o]));
  const call = (x: tf.Tensor) => tf.add(tf.matMul(x, w), b);
  return Object.assign(call, { vars: [w, b] });
}
const enc = dense(IN, HID),
  mu = dense(HID, Z),
  logvar = dense(HID, Z),
  dec1 = dense(Z, HID),
  dec2 = dense(HID, IN);
const vars = [enc, mu, logvar, dec1, dec2].flatMap((l) => l.vars);
function elbo(x: tf.Tensor) {
  const h = tf.relu(enc(x));
  const m = mu(h);
  const lv = logvar(h);
  const eps = tf.randomNormal(m.shape);
  const z = m.add(lv.mul(0.5).exp().mul(eps));
  const logits = dec2(tf.relu(dec1(z)));
  const rec = tf.losses.sigmoidCrossEntropy(x, logits);
  const kl = tf.mul(-0.5, tf.mean(lv.add(1).sub(m.square()).sub(lv.exp())));
  return { loss: rec.add(kl), rec, kl };
}
const opt = tf.train.rmsprop(1e-3);
const data = tf.randomUniform([32, IN]).round();
for (let i = 0; i < 5; i++) {
  using tape = tf.gradientTape();
  const { loss, rec, kl } = elbo(data);
  const grads = tape.gradient(loss, vars);
  const byName: Record<string, tf.Tensor> = {};
  for (const [k, v] of vars.entries()) if (grads[k]) byName[v.name] = grads[k]!;
  opt.applyGradients(byName);
  console.log(i, loss.dataSync()[0], rec.dataSync()[0], kl.dataSync()[0]);
}
