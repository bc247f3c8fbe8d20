/** @file What a test's import of a TensorFlow.js module stands for here: this engine, or the adapter of that name. */

import * as environment from './environment';
import * as jasmineUtil from './jasmineUtil';
import { tfForTests } from './namespace';
import * as testUtil from './testUtil';

/** Modules that tests import helpers from, which have nothing to do with the engine: taken from the package itself. */
const helpersOfThePackage = new Set([
  'hash_util',
  'image_test_util',
  'ops/identity_pool_test',
  'ops/rand_util',
  'ops/reduce_util',
  'ops/selu_util',
  'util',
  'util_base',
]);

/** By path in the package's `dist`, without extension; undefined for a helper of the package itself. */
export function engineModule(path: string): unknown {
  switch (path) {
    case 'test_util':
      return testUtil;
    case 'jasmine_util':
      return jasmineUtil;
    case 'environment':
      return environment;
  }
  if (helpersOfThePackage.has(path)) return undefined;
  // Whatever else is imported (`../index`, `./tensor1d`, `./optimizers/optimizer` …) is a part of the library under test.
  return tfForTests;
}
