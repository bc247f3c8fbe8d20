/** @file A node's card before the picture is whole: no value yet, no adjoint yet, or only a part of its contributions. Pure. */

import type { GraphNode } from '../model/graphModel';
import type { Stage } from '../model/stage';
import { CARD_PADDING, lineOf, type Card, type CardLine, type Measure } from './card';
import { t } from '../words';

/** The same size, so that nothing moves while the passes are played. */
export function stagedCard(card: Card, node: GraphNode, stage: Stage, measure: Measure): Card {
  const isAhead = stage.ahead.has(node.id);
  const waiting = stage.waiting.get(node.id);
  if (!isAhead && waiting === undefined) return card;
  const lines = card.lines.map((line): CardLine => {
    if (line.kind === 'value' && isAhead) return lineOf('value', []);
    if (line.kind !== 'adjoint' || waiting === undefined || !node.adjoint) return line;
    if (waiting.come.length === 0) return lineOf('adjoint', []);
    const { symbol } = node.adjoint;
    const room = card.width - 2 * CARD_PADDING;
    const texts = [
      `${symbol} = ${waiting.come.join(' + ')} + …`,
      `${symbol}: ${t('{0} of {1}', waiting.come.length, waiting.of)}`,
      t('{0} of {1}', waiting.come.length, waiting.of),
    ];
    const fitting = texts.find((text) => measure(text, 'adjoint') <= room) ?? '…';
    return lineOf('adjoint', [{ text: fitting, style: 'adjoint', width: measure(fitting, 'adjoint') }]);
  });
  return { ...card, lines, heat: isAhead ? null : card.heat };
}
