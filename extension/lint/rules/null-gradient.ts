/** @file null-gradient: after a run, a source that got null, and why. Found by the judge, since the text alone cannot tell. */

import type { Rule } from './rule';

export const nullGradient = {
  id: 'null-gradient' as const,
  description: 'A source got null in a run; the message says why and where the path breaks.',
  check: null,
} satisfies Rule;
