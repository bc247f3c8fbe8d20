/** @file The graph in the page: the view with its keys, the tip over an edge, the theme, and the store it follows. */

import { nextNode, isArrowKey } from '../graph/walk';
import { GraphView } from '../graph/graphView';
import { onThemeChange, readTheme, type Theme } from '../graph/theme';
import type { Direction } from '../layout/layered';
import type { Stage } from '../model/stage';
import type { State, Store } from '../state';
import { closeAll, closeGroup, closeSelected, openAll, openSelected } from '../groupActions';
import { h } from './dom';
import { createLaying } from './laying';
import { STEP_MS, type Stepper } from './stepper';
import { t } from '../words';

export interface GraphRegion {
  readonly element: HTMLElement;
  /** Takes the keyboard. */
  focus(): void;
  fit(): void;
  /** The way values flow now, whether chosen or because it fills the panel better. */
  direction(): Direction;
}

export interface GraphActions {
  reveal(id: string): void;
  turn(): void;
  /** So many training steps on or back. */
  moveStep(by: number): void;
  /** Any other key; false where it means nothing. */
  key(key: string): boolean;
}

const ZOOM_STEP = 1.25;
/** Of the time that a step is shown, a number is on its way for this share. */
const MOVING_SHARE = 0.6;
const LONGEST_MOTION_MS = 800;

export function createGraphRegion(store: Store, stepper: Stepper, actions: GraphActions): GraphRegion {
  const tip = h('div', { class: 'tip', attrs: { hidden: '' } });
  const container = h('div', {
    class: 'graph',
    attrs: { role: 'application', tabindex: '0', 'aria-label': t('Gradient graph'), 'aria-describedby': 'graph-keys' },
  });
  const keys = h(
    'p',
    { class: 'for-readers', attrs: { id: 'graph-keys' } },
    t(
      'Arrow keys move between connected nodes, Enter shows the node in the editor, plus and minus zoom, 0 fits, Escape lets go. Space plays the forward and the backward pass, full stop and comma go one step on and back, slash finds a node, P shows only the paths from the selected node to the target, O opens and C closes a loop or function (with Shift all of them), square brackets go one training step back and on, question mark lists the keys. The table below holds the same graph.',
    ),
  );
  const laying = createLaying(store);
  const element = h(
    'section',
    { class: 'graph-region', attrs: { 'aria-label': t('Graph') } },
    container,
    keys,
    tip,
    laying,
  );

  // VS Code's theme stands on the body; the view needs a container that is in the page, so it is made when first shown.
  let view: GraphView | null = null;
  let shownStage: Stage | null = null;
  const prefersStill = matchMedia('(prefers-reduced-motion: reduce)');
  const render = (now: State, before: State | null): void => {
    const { model } = store;
    element.hidden = model === null || model.nodes.length === 0;
    if (!model || element.hidden || !element.isConnected) return;
    view ??= new GraphView(container, themeNow(), {
      clicked: (id) => {
        store.set({ selected: id });
        if (id !== null) actions.reveal(id);
      },
      entered: () => openSelected(store),
      closed: (group) => closeGroup(store, group),
      overEdge: (id, at) => showTip(id, at),
      // Told while the store tells its listeners: not in the middle of that.
      laying: (nodes) => queueMicrotask(() => store.now.laying !== nodes && store.set({ laying: nodes })),
      refused: (notice) => queueMicrotask(() => store.set({ notice })),
    });
    view.show(model, store.now.direction);
    const { selected, highlighted } = store.now;
    const under = highlighted === null ? null : model.nodeOf(highlighted);
    view.mark({ selected, highlighted: under === null ? [] : [under], found: store.found });
    const { stage } = store;
    if (stage !== shownStage) {
      // A step on is seen to move; a jump, or a step back, is not.
      const isStepOn = now.step !== null && before?.step === now.step - 1 && !prefersStill.matches;
      view.showStage(stage, isStepOn ? Math.min(LONGEST_MOTION_MS, (STEP_MS / now.speed) * MOVING_SHARE) : 0);
      shownStage = stage;
      const moved = stage?.step?.nodes[0];
      if (moved !== undefined) view.bringIntoView(moved);
    }
  };
  store.subscribe((now, before) => {
    render(now, before);
    const { model } = store;
    if (view && now.selected !== null && now.selected !== before?.selected) view.bringIntoView(now.selected);
    if (!model || !view || now.highlighted === null || now.highlighted === before?.highlighted) return;
    const under = model.nodeOf(now.highlighted);
    if (under !== null) view.bringIntoView(under);
  });
  onThemeChange(document.body, () => view?.setTheme(themeNow()));

  const showTip = (id: string | null, at: { x: number; y: number }): void => {
    const edge = id === null ? undefined : store.model?.edges.find((e) => e.id === id);
    tip.hidden = !edge?.local;
    if (!edge?.local) return;
    tip.textContent = `${edge.local.symbol} = ${edge.local.text}`;
    tip.style.setProperty('left', `${Math.round(at.x)}px`);
    tip.style.setProperty('top', `${Math.round(at.y)}px`);
  };

  container.addEventListener('keydown', (event) => {
    const { model } = store;
    if (!model || !view || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selected } = store.now;
    if (isArrowKey(event.key)) {
      const next = nextNode(model, view.positions, view.direction, selected, event.key);
      if (next !== null) store.set({ selected: next });
    } else if (event.key === ' ') stepper.togglePlay();
    else if (event.key === '.') stepper.move(1);
    else if (event.key === ',') stepper.move(-1);
    else if (event.key === 'p' || event.key === 'P') store.togglePaths();
    else if (event.key === '[') actions.moveStep(-1);
    else if (event.key === ']') actions.moveStep(1);
    else if (event.key === 'o') openSelected(store);
    else if (event.key === 'O') openAll(store);
    else if (event.key === 'c') closeSelected(store);
    else if (event.key === 'C') closeAll(store);
    else if (event.key === 't' || event.key === 'T') actions.turn();
    else if (event.key === 'Enter' && selected !== null) actions.reveal(selected);
    else if (event.key === 'Escape') store.set({ selected: null });
    else if (event.key === '+' || event.key === '=') view.zoomBy(ZOOM_STEP);
    else if (event.key === '-') view.zoomBy(1 / ZOOM_STEP);
    else if (event.key === '0') view.fit();
    else if (!actions.key(event.key)) return;
    event.preventDefault();
  });

  return {
    element,
    focus: () => container.focus(),
    fit: () => view?.fit(),
    direction: () => view?.direction ?? 'right',
  };
}

/** The theme, whose readable text colours the panels then share. */
function themeNow(): Theme {
  const theme = readTheme(document.body);
  document.body.style.setProperty('--ts-adjoint-text', theme.adjoint);
  document.body.style.setProperty('--ts-broken-text', theme.broken);
  return theme;
}
