/** @file Schemas of what host and sandbox say to each other: neither takes the other's word for it. */

import { fields, flag, integer, list, number, text } from '../../engine/validateParts';
import { checkOutcome } from '../../engine/validateRecording';
import { checkAnswer, checkAsk } from '../protocol/askChecks';
import { nothing, type Checks } from '../protocol/channel';
import type { NoRequests } from '../protocol/messages';
import type {
  RunEnd,
  RunLimits,
  RunParams,
  RunWorld,
  SandboxContract,
  SandboxEvents,
  SandboxModule,
} from '../protocol/sandbox';

/** Events as the host hears them: rows are read where they are put together, and refused there. */
export type HeardFromSandbox = Omit<SandboxEvents, 'run/rows'> & { 'run/rows': unknown };

export const HOST_CHECKS: Checks<NoRequests, SandboxContract, HeardFromSandbox> = {
  results: { 'run/start': runEnd, 'run/stop': nothing, 'run/release': nothing },
  events: { 'run/started': nothing, 'run/beat': (site) => integer(site, 'The site', -1) },
};

export const SANDBOX_CHECKS: Checks<SandboxContract, NoRequests, Record<never, never>> = {
  params: { 'run/start': runParams, 'run/stop': nothing, 'run/release': nothing },
};

function runEnd(value: unknown): RunEnd {
  const end = fields(value, 'The end of the run');
  return {
    outcome: checkOutcome(end['outcome']),
    elapsedMs: number(end['elapsedMs'], 'elapsedMs'),
    spent: flag(end['spent'], 'spent'),
    answer: end['answer'] === null ? null : checkAnswer(end['answer']),
  };
}

function runParams(value: unknown): RunParams {
  const params = fields(value, 'The run');
  return {
    modules: list(params['modules'], 'modules', sandboxModule),
    limits: runLimits(params['limits']),
    ask: params['ask'] === null ? null : checkAsk(params['ask']),
    world: runWorld(params['world']),
  };
}

function sandboxModule(value: unknown, path: string): SandboxModule {
  const module = fields(value, path);
  const { code } = module;
  if (typeof code !== 'string') throw new Error(`${path}.code is not a text.`);
  const imports = Object.entries(fields(module['imports'], `${path}.imports`)).map(
    ([specifier, index]) => [text(specifier, path), integer(index, `${path}.imports`, 0)] as const,
  );
  return {
    code,
    imports: Object.fromEntries(imports),
    firstSite: integer(module['firstSite'], `${path}.firstSite`, 0),
    siteCount: integer(module['siteCount'], `${path}.siteCount`, 0),
  };
}

function runWorld(value: unknown): RunWorld {
  const world = fields(value, 'world');
  const { clock } = world;
  if (clock !== 'frozen' && clock !== 'real') throw new Error('world.clock is neither frozen nor real.');
  return { seed: number(world['seed'], 'world.seed'), clock };
}

function runLimits(value: unknown): RunLimits {
  const limits = fields(value, 'limits');
  const positive = (name: keyof RunLimits): number => {
    const limit = number(limits[name], `limits.${name}`);
    if (!(limit >= 0)) throw new Error(`limits.${name} is not a number from 0.`);
    return limit;
  };
  return {
    deadlineMs: positive('deadlineMs'),
    memoryMb: positive('memoryMb'),
    consoleLines: positive('consoleLines'),
    rows: positive('rows'),
  };
}
