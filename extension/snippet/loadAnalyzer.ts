/** @file The analysis in this very process, for a command line: the built file, loaded as a module. */

import { createRequire } from 'node:module';
import type { TextAnalyzer } from './analyzer';
import { quickLook } from './quickLook';

/** `entry`: the built `analysis.cjs`, by its absolute path. */
export function loadAnalyzer(entry: string): TextAnalyzer {
  const loaded = createRequire(entry)(entry) as typeof import('./analysisEntry');
  return {
    analyze: async (fileName, text, role = 'snippet') => quickLook(text, role) ?? loaded.analyze(fileName, text, role),
    prepare: async (fileName, text, role = 'snippet') => quickLook(text, role) ?? loaded.prepare(fileName, text, role),
    judge: (fileName, text, recording) => loaded.judge(fileName, text, recording),
    dispose: () => undefined,
  };
}
