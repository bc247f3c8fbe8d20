/** @file The conformance suite's own checkers must fail where TF.js's would. */

import { describe, expect as vitestExpect, it } from 'vitest';
import { expect, expectAsync } from './expect';
import { expectArraysClose, expectArraysEqual } from './testUtil';

const throwing = (message: string) => () => {
  throw new Error(message);
};

describe('a checker fails', () => {
  it.each<[string, () => void]>([
    ['values further apart than the tolerance', () => expectArraysClose([1, 2], [1, 2.1])],
    ['another number of values', () => expectArraysClose([1], [1, 1])],
    ['NaN for a number', () => expectArraysClose([NaN], [0])],
    ['another kind of typed array', () => expectArraysEqual(new Int32Array(1), new Float32Array(1))],
    ['another nesting', () => expectArraysEqual([[1, 2]], [1, 2])],
    ['another string', () => expectArraysEqual(['a'], ['b'])],
    ['a part of the message for the whole', () => expect(throwing('all of it')).toThrowError('all')],
    ['a message that does not match', () => expect(throwing('this')).toThrowError(/that/)],
    ['another class of error', () => expect(throwing('this')).toThrowError(TypeError)],
    ['nothing thrown', () => expect(() => 1).toThrowError()],
  ])('%s', (_, check) => vitestExpect(check).toThrow());

  it('a promise that is kept', async () => {
    await vitestExpect(expectAsync(Promise.resolve(1)).toBeRejectedWithError()).rejects.toThrow();
  });
});
