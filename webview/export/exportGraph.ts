/** @file A run's graph as text for other programs: one function, one format a file beside this one. Pure. */

import type { Recording } from '../../engine/recording';
import { buildGraph, type GraphModel } from '../model/graphModel';
import { graphDot } from './dot';
import { graphJson } from './json';
import { graphMermaid } from './mermaid';
import { graphSvg } from './svg';

export const EXPORT_FORMATS = ['svg', 'dot', 'mermaid', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  /** What the graph is of, such as the file's name. */
  readonly title: string;
  /** Index of the gradient call; null: the last that succeeded. */
  readonly call: number | null;
}

/** Null where the run used no op: there is nothing to draw. */
export function exportGraph(recording: Recording, { format, title, call }: ExportOptions): string | null {
  const model = buildGraph(recording, { call, scope: 'call', groups: { rest: 'open', chosen: {} } });
  return model.nodes.length === 0 ? null : writeGraph(model, format, title);
}

/** A picture as it is. */
export function writeGraph(model: GraphModel, format: ExportFormat, title: string): string {
  return WRITERS[format](model, title);
}

const WRITERS: Readonly<Record<ExportFormat, (model: GraphModel, title: string) => string>> = {
  svg: graphSvg,
  dot: graphDot,
  mermaid: graphMermaid,
  json: graphJson,
};
