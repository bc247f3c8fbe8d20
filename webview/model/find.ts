/** @file Nodes by what the reader types: a name, an op, a formula, or a line. Pure. */

import type { GraphModel } from './graphModel';
import { kindWord } from './kindWord';
import { t } from '../words';

/** `line ` before a number, in the reader's language too. */
const LINE = new RegExp(`\\b(?:line|${t('line {0}', '').trim().toLowerCase()})\\s+(?=\\d)`, 'g');

/** Ids in the order of the model. Every word must fit; `7`, `:7` and `line 7` mean a line. None for an empty query. */
export function findNodes(model: GraphModel, query: string, lineOf: (site: number) => number | null): string[] {
  const words = query.toLowerCase().replaceAll(LINE, ':').split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return model.nodes
    .filter((node) => {
      const texts = [...node.names, node.op ?? kindWord(node.kind), node.symbol].map((text) => text.toLowerCase());
      const line = lineOf(node.site);
      return words.every(
        (word) => word.replace(/^:/, '') === String(line) || texts.some((text) => text.includes(word)),
      );
    })
    .map((node) => node.id);
}
