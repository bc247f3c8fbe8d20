/** @file Recording ↔ JSON: typed arrays as lists, NaN and the infinities as strings; null means no gradient and nothing else. */

import type { Recording } from './recording';
import { validateRecording, type Validated } from './validateRecording';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function recordingToJson(recording: Recording): Json {
  return toJson(recording);
}

/** Reads what `recordingToJson` wrote, or says what is wrong with it. */
export function recordingFromJson(text: string): Validated<Recording> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  return validateRecording(value);
}

function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>, toJson);
      if (Array.isArray(value)) return value.map(toJson);
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]));
    default:
      throw new Error(`A Recording holds plain data, but a ${typeof value} was found in it.`);
  }
}
