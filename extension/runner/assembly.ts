/** @file One run as both sides need it: modules with one numbering of sites, and the Recording that grows from the rows. */

import type { Outcome, Recording, Site } from '../../engine/recording';
import { RecordingAssembler } from '../../engine/recordingAssembler';
import type { RecordingChunk } from '../../engine/recordingChunk';
import type { SandboxModule } from '../protocol/sandbox';
import type { RunModule } from './runner';

export interface Assembly {
  readonly sandboxModules: readonly SandboxModule[];
  /** The rows as they were taken; null where they are none, or do not fit those before. */
  add(chunk: unknown): RecordingChunk | null;
  finish(outcome: Outcome, elapsedMs: number): Recording;
}

export function assembleRecording(modules: readonly RunModule[]): Assembly {
  const sites: Site[] = [];
  const sandboxModules = modules.map(({ code, imports, sites: own }, file) => {
    const firstSite = sites.length;
    for (const site of own) sites.push(file === 0 ? site : { ...site, file });
    return { code, imports, firstSite, siteCount: own.length };
  });
  const files = modules.map(({ name, hash }) => ({ name, hash }));
  // Let go of at the end: its growing columns are as large again as the Recording.
  let assembler: RecordingAssembler | null = new RecordingAssembler(sites);
  return {
    sandboxModules,
    add: (chunk) => assembler?.take(chunk) ?? null,
    finish: (outcome, elapsedMs) => {
      const rows = assembler ?? new RecordingAssembler(sites);
      assembler = null;
      // A place the sandbox told that is none says nothing about how the run ended.
      const known = outcome.kind !== 'ok' && outcome.site >= sites.length ? { ...outcome, site: -1 } : outcome;
      return rows.toRecording({ files, outcome: known, elapsedMs });
    },
  };
}
