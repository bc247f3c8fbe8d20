/** @file How a run ended, in words. */

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../engine/recording';
import { outcomeSentence } from '../../extension/explain/outcome';

describe('outcomeSentence', () => {
  it.each<[Outcome, RegExp]>([
    [{ kind: 'threw', message: 'Shapes do not match', site: 1 }, /threw: Shapes do not match/],
    [{ kind: 'threw', message: 'Tensor is disposed.', site: 1 }, /threw: Tensor is disposed\.$/],
    [{ kind: 'timed-out', limitMs: 10_000, site: 1 }, /after 10 s/],
    [{ kind: 'timed-out', limitMs: 250, site: 1 }, /after 0\.25 s/],
    [{ kind: 'out-of-memory', limitMb: 512, site: 1 }, /512 MB/],
    [{ kind: 'stopped', reason: 'The run was cancelled.', site: -1 }, /The run was cancelled\.$/],
  ])('%j', (outcome, sentence) => expect(outcomeSentence(outcome)).toMatch(sentence));

  it('says nothing of a run that ended well', () => expect(outcomeSentence({ kind: 'ok' })).toBe(null));
});
