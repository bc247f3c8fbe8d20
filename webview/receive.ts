/** @file Checks what the host sends before anything reads it: a message of another version must not turn into a wrong picture. */

import { RECORDING_VERSION, type Recording } from '../engine/recording';
import { checkAnswer } from '../extension/protocol/askChecks';
import type { PanelAnswer } from '../extension/protocol/asking';
import type { Explanation } from '../extension/protocol/explanation';
import { GRID_POINTS, type GridAnswer } from '../extension/protocol/grid';
import type { SaveAnswer } from '../extension/protocol/save';
import type { GraphState, RunState, WebviewContract } from '../extension/protocol/messages';

export function isGraphState(value: unknown): value is GraphState {
  if (!isObject(value) || typeof value['fileName'] !== 'string') return false;
  switch (value['kind']) {
    case 'empty':
      return typeof value['hint'] === 'string' && isOneOf(value['action'], ['run', 'trust']);
    case 'running':
      return isOneOf(value['waits'], [true, false]);
    case 'recording':
      return (
        isRecording(value['recording']) &&
        Array.isArray(value['findings']) &&
        isTextOrNull(value['problem']) &&
        isRunState(value)
      );
    default:
      return false;
  }
}

export function isRunState(value: unknown): value is RunState {
  return (
    isObject(value) &&
    Array.isArray(value['lines']) &&
    typeof value['stale'] === 'boolean' &&
    isOneOf(value['running'], ['now', 'waits'])
  );
}

/** Or absent. */
function isOneOf(value: unknown, known: readonly unknown[]): boolean {
  return value === undefined || known.includes(value);
}

export function isHighlight(value: unknown): value is WebviewContract['graph/highlight']['params'] {
  return value === null || (isObject(value) && Number.isInteger(value['tensor']));
}

/** Null for what is no answer of this version. */
export function readPanelAnswer(value: unknown): PanelAnswer | null {
  if (!isObject(value)) return null;
  if (value['kind'] === 'run') {
    const { recording, problem } = value;
    return isRecording(recording) && isTextOrNull(problem) ? { kind: 'run', recording, problem } : null;
  }
  try {
    const answer = checkAnswer(value);
    return answer.kind === 'run' ? null : answer;
  } catch {
    return null;
  }
}

export function isExplanation(value: unknown): value is Explanation {
  if (!isObject(value)) return false;
  const { rule, contributions, sum, paths, markdown, tex } = value;
  return (
    (rule === null ||
      (isObject(rule) &&
        hasTexts(rule, ['op', 'computed']) &&
        isTexts(rule['partials']) &&
        isTexts(rule['partialsTex']))) &&
    isListOf(contributions, ['from', 'text']) &&
    isTextOrNull(sum) &&
    (paths === null ||
      (isObject(paths) &&
        hasTexts(paths, ['heading']) &&
        isTextOrNull(paths['sum']) &&
        isListOf(paths['paths'], ['nodes']) &&
        paths['paths'].every(({ product }) => isTextOrNull(product)))) &&
    typeof markdown === 'string' &&
    typeof tex === 'string'
  );
}

export function isSaveAnswer(value: unknown): value is SaveAnswer {
  return isObject(value) && isTextOrNull(value['sentence']);
}

export function isGridAnswer(value: unknown): value is GridAnswer {
  if (!isObject(value)) return false;
  if (value['kind'] === 'none') return typeof value['sentence'] === 'string';
  return (
    value['kind'] === 'grid' && value['values'] instanceof Float64Array && value['values'].length === GRID_POINTS ** 2
  );
}

function hasTexts(value: Record<string, unknown>, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}

function isListOf(value: unknown, names: readonly string[]): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every((item) => isObject(item) && hasTexts(item, names));
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** Version and the lengths of the columns that index each other; the values inside are the engine's own. */
function isRecording(value: unknown): value is Recording {
  if (!isObject(value) || value['version'] !== RECORDING_VERSION) return false;
  const { ops, tensors, sites, tapes, gradients, outcome } = value;
  if (![sites, tapes, gradients].every(Array.isArray) || !isObject(outcome)) return false;
  return (
    isObject(ops) &&
    isObject(tensors) &&
    hasColumns(ops, ['name', 'site', 'frame', 'tapeSet', 'gradient'], 0) &&
    hasColumns(ops, ['inputStart', 'outputStart'], 1) &&
    hasColumns(tensors, ['dtype', 'shape', 'kind', 'producer', 'variable', 'scalar', 'site'], 0)
  );
}

function hasColumns(table: Record<string, unknown>, names: readonly string[], beyond: number): boolean {
  const { count } = table;
  if (typeof count !== 'number') return false;
  return names.every((name) => {
    const column = table[name];
    return ArrayBuffer.isView(column) && 'length' in column && column.length === count + beyond;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
