/** @file One run as both sides need it: modules with one numbering of sites, and the Recording that grows from the rows. */

import type { Outcome, Recording, Site } from '../../engine/recording';
import { RecordingAssembler } from '../../engine/recordingAssembler';
import type { RecordingChunk } from '../../engine/recordingChunk';
import type { SandboxModule } from '../protocol/sandbox';
import type { RunModule } from './runner';

export interface Assembly {
  readonly sandboxModules: readonly SandboxModule[];
  /** False where the rows do not fit those before: nothing of them was taken. */
  add(chunk: RecordingChunk): boolean;
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
  const assembler = new RecordingAssembler();
  return {
    sandboxModules,
    add: (chunk) => assembler.append(chunk),
    finish: (outcome, elapsedMs) => assembler.toRecording({ files, sites, outcome, elapsedMs }),
  };
}
