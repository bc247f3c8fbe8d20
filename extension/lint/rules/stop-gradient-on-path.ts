/** @file stop-gradient-on-path: stopGradient or stopRecording blocks every path. Told after a run, since it may be meant. */

import type { Rule } from './rule';

export const stopGradientOnPath = {
  id: 'stop-gradient-on-path' as const,
  description: 'stopGradient or stopRecording blocks every path from target to source.',
  check: null,
} satisfies Rule;
