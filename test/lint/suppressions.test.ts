/** @file Comments that silence findings. */

import { expect, it } from 'vitest';
import { placesOf } from './linting';

const wrong = `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
COMMENT
console.log(tape.gradient(y, x));`;

it.each([
  ['// tapescope-ignore-next-line unwatched-constant — shown on purpose', []],
  ['// tapescope-ignore-next-line tape-used-twice, unwatched-constant', []],
  ['// tapescope-ignore-file unwatched-constant — a lesson', []],
  ['// tapescope-ignore-next-line non-tf-op — another rule', ['unwatched-constant@6']],
  ['// tapescope-ignore-next-line', ['unwatched-constant@6']],
  ['// nothing', ['unwatched-constant@6']],
])('%s', (comment, places) => {
  expect(placesOf(wrong.replace('COMMENT', comment))).toEqual(places);
});
