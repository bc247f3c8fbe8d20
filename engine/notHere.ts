/** @file The parts of TensorFlow.js this engine does not have: one clear sentence each, when touched. */

/** What a missing part looks like to the type checker: anything can be read from it, nothing can be done with it. */
export type NotHere = ((...args: unknown[]) => never) & { readonly [name: string]: NotHere };

/** Stands in for `tf.<name>`; reading a member, calling or constructing it throws `sentence`. */
export function notHere(name: string, sentence: string): NotHere {
  const fail = (): never => {
    throw new Error(`tf.${name} is not part of this engine: ${sentence}`);
  };
  return new Proxy(fail as NotHere, {
    // Symbols are asked for by whoever prints or inspects the namespace, not by a snippet that means to use the part.
    get: (_target, key) => (typeof key === 'symbol' || key === 'then' ? undefined : fail()),
    apply: fail,
    construct: fail,
  });
}

const LAYERS =
  'it has tensors, ops, tapes and optimizers, no layers. Write the layer as a function of its weights, such as x.matMul(w).add(b).relu().';

export const layers = notHere('layers', LAYERS);
export const sequential = notHere('sequential', LAYERS);
export const model = notHere('model', LAYERS);
export const input = notHere('input', LAYERS);
export const models = notHere('models', LAYERS);
export const data = notHere('data', 'make batches with plain arrays and tf.tensor.');
export const io = notHere('io', 'nothing is loaded or saved here.');
export const browser = notHere('browser', 'there are no images of a page here; make pixels with tf.tensor3d.');
export const loadLayersModel = notHere('loadLayersModel', 'nothing is loaded here.');
export const loadGraphModel = notHere('loadGraphModel', 'nothing is loaded here.');
export const registerBackend = notHere('registerBackend', 'it has one way to compute, in plain numbers.');
export const backend = notHere('backend', 'it has one way to compute, in plain numbers.');
