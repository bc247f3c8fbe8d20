/** @file TensorFlow.js's own tests, read from its npm package and run against this engine. */

import { afterAll } from 'vitest';
import { caseCounts, namesNeverMet } from './cases';
import { isExcludedFile } from './excludedFiles';
import * as jasmine from './jasmine';
import { loadTestFile, testFiles } from './load';

// `CONFORMANCE_FILES=abs,max_` runs only the files whose path contains one of these.
const wanted = process.env['CONFORMANCE_FILES']?.split(',');

for (const file of testFiles()) {
  if (isExcludedFile(file) || (wanted && !wanted.some((part) => file.includes(part)))) continue;
  jasmine.describe(file, () => loadTestFile(file));
}
jasmine.declareAll();

afterAll(() => {
  const { portable, gradient, pending, different, excluded } = caseCounts();
  console.log(
    `TensorFlow.js's own tests: ${portable} portable cases (${gradient} of them about gradients), ` +
      `${pending} pending, ${different} where TensorFlow differs, ${excluded} left out within portable files.`,
  );
  const stale = wanted || process.env['CONFORMANCE_UPDATE'] ? [] : namesNeverMet();
  if (stale.length > 0) throw new Error(`Listed, but no such case exists:\n${stale.join('\n')}`);
});
