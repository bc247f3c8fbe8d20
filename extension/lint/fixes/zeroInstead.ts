/** @file The fix that asks for zeros in place of null. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import { fix, insertAt } from './edit';

/** Offered only: a null says something that a zero hides. */
export function zeroInstead(call: { readonly start: number; readonly end: number }, facts: Facts): readonly Fix[] {
  const node = facts.all('call').find((one) => one.getStart() === call.start && one.getEnd() === call.end);
  const last = node?.arguments.at(-1);
  if (node === undefined || last === undefined || node.arguments.length !== 2 || ts.isSpreadElement(last)) return [];
  return fix(t("Ask for zeros: unconnectedGradients: 'zero'"), false, facts.context.sourceFile, [
    insertAt(last.getEnd(), ", { unconnectedGradients: 'zero' }"),
  ]);
}
