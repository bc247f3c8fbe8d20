/** @file Every command of ours; package.json's contributions are held to this table by a test. */

import type { App } from '../app';
import { convertPython } from './convertPython';
import { newSnippet } from './newSnippet';
import { openExample } from './openExample';
import { runSnippet } from './runSnippet';
import { showGradientGraph } from './showGradientGraph';
import { showLog } from './showLog';
import { stopRun } from './stopRun';

/** `target`: what VS Code hands over, such as a file's Uri where the command was picked on one, or what a link says. */
export type Command = (app: App, target: unknown) => void | Promise<void>;

export const COMMANDS = {
  'tapescope.showGradientGraph': showGradientGraph,
  'tapescope.runSnippet': runSnippet,
  'tapescope.newSnippet': newSnippet,
  'tapescope.openExample': openExample,
  'tapescope.convertPython': convertPython,
  'tapescope.stopRun': stopRun,
  'tapescope.showLog': showLog,
} as const satisfies Record<`tapescope.${string}`, Command>;

export type CommandId = keyof typeof COMMANDS;
