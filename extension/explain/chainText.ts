/** @file The chain rule of one partial in numbers: `∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408`. */

import { SUM_OF_TARGETS } from '../../engine/pathGraph';
import { chain, type Chain } from '../../engine/paths';
import { factorText, numberText } from '../protocol/numberText';
import { quantityText, type Quantity, type RecordingView } from '../protocol/recordingView';
import { partialLabel, targetLabel } from '../protocol/tensorLabel';
import { t } from '../protocol/words';

/** Null when the call's sweep did not reach the tensor. */
export function chainText(view: RecordingView, callIndex: number, tensor: number): string | null {
  const call = view.gradient(callIndex);
  const total = view.adjointOf(callIndex, tensor);
  if (call === null || total === null) return null;
  const target = targetLabel(view, call);
  const label = partialLabel(view, target, tensor);
  const links = chain(view.recording, call, tensor);
  const steps = links === null ? [] : stepsOf(view, target, links, total, view.gradRow(tensor));
  return [label, ...steps, quantityText(total, view.dtypeOf(tensor))].join(' = ');
}

/** What stands between the partial's symbol and its value: the chain in symbols, then in numbers, where it says more than they do. */
function stepsOf(view: RecordingView, target: string, links: Chain, total: Quantity, source: number): string[] {
  switch (links.kind) {
    case 'self':
      return [];
    case 'product': {
      if (links.factors.length < 2) return [];
      const symbols = links.factors.map(({ from, to }) => partial(view, target, from, to));
      const values = links.factors.map((factor) => factor.value);
      const seeded = links.seed === 1 ? values : [links.seed, ...values];
      const start = links.seed === 1 ? [] : ['dy'];
      const inNumbers = total.kind === 'scalar' && seeded.every((value) => value !== null);
      return [
        [...start, ...symbols].join(' · '),
        ...(inNumbers ? [seeded.map((value) => factorText(value ?? NaN)).join(' · ')] : []),
      ];
    }
    case 'sum': {
      if (links.terms.length > MAX_TERMS) return [t('sum over {0} uses', links.terms.length)];
      const symbols = links.terms.map((term) =>
        term.through === links.top
          ? t('{0} directly', partial(view, target, term.through, source))
          : `${partial(view, target, links.top, term.through)} · ${partial(view, target, term.through, source)}`,
      );
      const numbers = links.terms.map((term) =>
        term.through === links.top || term.outer === null || term.local === null
          ? numberOrGap(term.contribution)
          : `${factorText(term.outer)} · ${factorText(term.local)}`,
      );
      const inNumbers = total.kind === 'scalar' && links.terms.every((term) => term.contribution !== null);
      return [symbols.join(' + '), ...(inNumbers ? [numbers.join(' + ')] : [])];
    }
  }
}

/** A sum of more terms is told by its length. */
const MAX_TERMS = 4;

function partial(view: RecordingView, target: string, from: number, to: number): string {
  return partialLabel(view, from === SUM_OF_TARGETS ? target : from, to);
}

function numberOrGap(value: number | null): string {
  return value === null ? '…' : numberText(value);
}
