/** @file What a kind of node is called, where it has no name and no op made it. */

import { t } from '../words';
import type { NodeKind } from './graphModel';

const WORDS: Readonly<Record<NodeKind, string>> = {
  variable: t('variable'),
  constant: t('constant'),
  watched: t('watched tensor'),
  op: t('op'),
  group: t('group'),
};

export function kindWord(kind: NodeKind): string {
  return WORDS[kind];
}
