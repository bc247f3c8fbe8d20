/** @file Any node as target or source: the buttons of the selected node, and the same by key. */

import { isFloating } from '../../engine/dtype';
import type { GraphNode } from '../model/graphModel';
import { viewOf } from '../model/views';
import { askedTensor, gradientShown, sameRef, type AskedTensor, type Repeater, type Wish } from '../repeat';
import type { Store } from '../state';
import { button } from './controls';
import { h } from './dom';
import { t } from '../words';

type Gradient = NonNullable<Wish['gradient']>;

export interface Chooser {
  readonly element: HTMLElement;
  /** Shows what the selected node can be; null for none. */
  show(node: GraphNode | null): void;
  /** False for a key that means something else. */
  key(key: string): boolean;
}

export function createChooser(store: Store, repeater: Repeater): Chooser {
  const element = h('div', { class: 'choose', attrs: { role: 'group', 'aria-label': t('Use this node') } });
  let shown: GraphNode | null = null;

  const actions = (): readonly Action[] => (shown ? actionsFor(store, shown) : []);
  const take = (action: Action): void => repeater.wish({ gradient: action.gradient });

  return {
    element,
    show: (node) => {
      shown = node;
      element.replaceChildren(
        ...actions().map((action) =>
          button(action.text, t('{0} (key: {1})', action.title, action.key), () => take(action)),
        ),
      );
      element.hidden = element.childElementCount === 0;
    },
    key: (key) => {
      const action = actions().find((one) => one.key === key);
      if (action) take(action);
      return action !== undefined;
    },
  };
}

interface Action {
  readonly key: string;
  readonly text: string;
  readonly title: string;
  readonly gradient: Gradient;
}

function actionsFor(store: Store, node: GraphNode): Action[] {
  const { recording } = store;
  const [row] = node.tensors;
  if (!recording || row === undefined) return [];
  const view = viewOf(recording);
  if (!isFloating(view.dtypeOf(row))) return [];
  const now = store.now.repeat.gradient ?? gradientShown(store);
  const sources = now?.sources ?? leaves(store);
  const targets = now?.targets ?? [];
  const me = askedTensor(recording, view.gradRow(row));
  const isOnly = (list: readonly AskedTensor[]): boolean => list.length === 1 && has(list, me);

  const actions: Action[] = [];
  const offer = (key: string, text: string, title: string, gradient: Gradient): void => {
    if (gradient.targets.length > 0 && gradient.sources.length > 0) actions.push({ key, text, title, gradient });
  };
  if (!isOnly(targets)) {
    offer('g', t('Use as target'), t('The gradient of this node'), { targets: [me], sources });
    if (targets.length > 0) {
      const [text, title] = has(targets, me)
        ? [t('Not a target'), t('Take it out of the targets')]
        : [t('Add as target'), t('One more target: gradients of several are summed')];
      offer('G', text, title, { targets: toggled(targets, me), sources });
    }
  }
  if (targets.length > 0 && !isOnly(sources)) {
    offer('s', t('Use as source'), t('The gradient with respect to this node alone'), { targets, sources: [me] });
    const [text, title] = has(sources, me)
      ? [t('Not a source'), t('Take it out of the sources')]
      : [t('Add as source'), t('The gradient with respect to this node too')];
    offer('S', text, title, { targets, sources: toggled(sources, me) });
  }
  const partial = partialOf(store, row);
  if (partial) {
    offer('d', t('Differentiate {0} again', partial.label), t('The second derivative: this partial as target'), {
      targets: [partial],
      sources,
    });
  }
  return actions;
}

/** What the snippet's own call gave for this source. */
function partialOf(store: Store, row: number): AskedTensor | null {
  const { ownRecording: own, model } = store;
  const call = model?.call ?? null;
  // An answer's own call is not one of the snippet's: nothing finds it again.
  if (!own || call === null || store.now.repeat.gradient) return null;
  const view = viewOf(own);
  const source = own.gradients[call]?.sources.findIndex((s) => view.gradRow(s.tensor) === view.gradRow(row)) ?? -1;
  const label = model?.nodes.find(({ tensors }) => tensors.includes(row))?.adjoint?.symbol;
  const isThere = source >= 0 && own.gradients[call]?.sources[source]?.result !== null && label !== undefined;
  return isThere ? { ref: { kind: 'partial', call, source }, label } : null;
}

const MOST_SOURCES = 32;

/** Where the snippet asked for no gradient: its Variables and watched tensors, else its named constants. */
function leaves(store: Store): readonly AskedTensor[] {
  const { recording, model } = store;
  if (!recording || !model) return [];
  const view = viewOf(recording);
  const floating = model.nodes.filter(({ tensors: [row] }) => row !== undefined && isFloating(view.dtypeOf(row)));
  const tracked = floating.filter(({ kind }) => kind === 'variable' || kind === 'watched');
  const chosen =
    tracked.length > 0 ? tracked : floating.filter(({ kind, names }) => kind === 'constant' && names.length > 0);
  return chosen.slice(0, MOST_SOURCES).map(({ tensors: [row] }) => askedTensor(recording, view.gradRow(row ?? 0)));
}

function has(list: readonly AskedTensor[], one: AskedTensor): boolean {
  return list.some(({ ref }) => sameRef(ref, one.ref));
}
function toggled(list: readonly AskedTensor[], one: AskedTensor): readonly AskedTensor[] {
  return has(list, one) ? list.filter(({ ref }) => !sameRef(ref, one.ref)) : [...list, one];
}
