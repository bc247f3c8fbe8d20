/** @file The plots below the graph: a tab per picture that this run has, each with its numbers as a table. */

import type { Recording } from '../../engine/recording';
import type { Host } from '../host';
import { latest } from '../latest';
import { viewOf } from '../model/views';
import { toggle } from '../panels/controls';
import { h } from '../panels/dom';
import type { Store } from '../state';
import { curvesOf } from './curves';
import { createCurvesTab } from './curvesTab';
import { descentsOf } from './descent';
import { landscapeOf } from './landscape';
import { createLandscapeTab } from './landscapeTab';
import { createStepsTab } from './stepsTab';
import type { Plotted, Tab } from './tab';
import { t } from '../words';

export interface Plots {
  readonly element: HTMLElement;
  /** Opens and closes them. */
  readonly toggle: HTMLElement;
}

export function createPlots(store: Store, host: Pick<Host, 'grid'>): Plots {
  const choose = (call: number): void => store.set({ call });
  const tabs: readonly Tab[] = [createCurvesTab(), createStepsTab(choose), createLandscapeTab(host, choose)];
  const openOrNot = toggle(t('Plots'), t('Curves, steps and landscapes of this run'), (on) =>
    store.set({ showPlots: on }),
  );
  let chosen: Tab | null = null;
  const list = h('div', { class: 'plot-tabs', attrs: { role: 'tablist', 'aria-label': t('Plots') } });
  const buttons = tabs.map((tab, i) => {
    tab.element.id = `plot-${i}`;
    tab.element.setAttribute('role', 'tabpanel');
    tab.element.setAttribute('aria-label', tab.label);
    const attrs = { type: 'button', role: 'tab' };
    return h('button', { attrs, on: { click: () => open(tab) } }, tab.label);
  });
  list.append(...buttons);
  list.addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const there = buttons.filter((button) => !button.hidden);
    const next = there[(there.findIndex((b) => b === document.activeElement) + by + there.length) % there.length];
    if (by === 0 || next === undefined) return;
    next.click();
    next.focus();
    event.preventDefault();
  });
  // Only the tab that is open is in the page.
  const page = h('div');
  const element = h('section', { class: 'plots', attrs: { 'aria-label': t('Plots'), tabindex: '0' } }, list, page);

  const descents = latest((recording: Recording) => {
    const view = viewOf(recording);
    return { view, descents: descentsOf(view) };
  });
  const plottedOf = latest((recording: Recording, call: number | null, isAsked: boolean): Plotted => {
    const known = descents(recording);
    return {
      ...known,
      isAsked,
      call,
      curves: curvesOf(known.view, call),
      landscape: landscapeOf(known.view, call, known.descents),
    };
  });
  let plotted: Plotted | null = null;
  let rendered: Plotted | null = null;
  const open = (tab: Tab): void => {
    chosen = tab;
    render();
  };
  const render = (): void => {
    if (plotted === null) return;
    const now = plotted;
    const fitting = tabs.filter((tab) => tab.fits(now));
    const shown = chosen && fitting.includes(chosen) ? chosen : fitting[0];
    tabs.forEach((tab, i) => {
      const button = buttons[i];
      button?.setAttribute('aria-selected', String(tab === shown));
      button?.setAttribute('tabindex', tab === shown ? '0' : '-1');
      if (button) button.hidden = !fitting.includes(tab);
    });
    if (shown && page.firstElementChild !== shown.element) page.replaceChildren(shown.element);
    shown?.show(now);
  };
  store.subscribe(() => {
    const { recording, ownRecording, model } = store;
    plotted = recording && model ? plottedOf(recording, model.call, recording !== ownRecording) : null;
    const canShow = plotted !== null && tabs.some((tab) => plotted !== null && tab.fits(plotted));
    const isShown = canShow && isOpen(store.now.showPlots, plotted);
    const wasShown = !element.hidden;
    element.hidden = !isShown;
    if (!isShown) page.replaceChildren();
    openOrNot.element.hidden = !canShow;
    openOrNot.set(isShown);
    if (isShown && (!wasShown || plotted !== rendered)) {
      rendered = plotted;
      render();
    }
  });
  return { element, toggle: openOrNot.element };
}

/** Fewer steps than this are read off the graph. */
const MANY_STEPS = 5;

/** Until the reader decides, plots are open where they are what the run is about: curves, and the steps of a loop. */
function isOpen(decided: boolean | null, plotted: Plotted | null): boolean {
  if (decided !== null || plotted === null) return decided ?? false;
  return plotted.curves.length > 0 || plotted.descents.some(({ calls }) => calls.length >= MANY_STEPS);
}
