/** @file Functions that run in the page of a test: what Cytoscape and the text layer show. Each stands alone. */

import type { Core } from 'cytoscape';

/** Cytoscape keeps its instance on its container. */
export interface Ground extends Element {
  readonly _cyreg: { readonly cy: Core };
}

export function undrawnEdges(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy
    .edges()
    .filter((edge) => !Number.isFinite(edge.sourceEndpoint().x) || !Number.isFinite(edge.midpoint().x))
    .map((edge) => edge.id());
}

export function overlappingNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  const boxes = cy.nodes().map((node) => ({ id: node.id(), ...node.boundingBox() }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2)
      .map((b) => `${a.id} ${b.id}`),
  );
}

export function nodesOutside(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy
    .nodes()
    .filter((node) => {
      const box = node.renderedBoundingBox();
      return box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height();
    })
    .map((node) => node.id());
}

export function markedNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-highlighted').map((node) => node.id());
}

export function faintNodes(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-faint').map((node) => node.id());
}

export function panOf(): number {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.pan().x;
}

export function nodesAhead(): string[] {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes('.is-ahead').map((node) => node.id());
}

export function fillOfFirstNode(): string {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  return cy.nodes().first().style('background-color') as string;
}

/** Share of the text layer that has ink. */
export function paintedShare(): number {
  const canvas = document.querySelector<HTMLCanvasElement>('.graph-texts')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) if (data[i]! > 0) painted++;
  return painted / (data.length / 4);
}

export function nodeIds(): string[] {
  const ground = document.querySelector('.graph-ground') as unknown as Partial<Ground> | null;
  return ground?._cyreg ? ground._cyreg.cy.nodes().map((node) => node.id()) : [];
}

/** While the view is moved in every frame. */
export async function framesPerSecond(): Promise<number> {
  const { cy } = (document.querySelector('.graph-ground') as unknown as Ground)._cyreg;
  const frames = 60;
  const began = performance.now();
  for (let i = 0; i < frames; i++) {
    cy.panBy({ x: i < frames / 2 ? 6 : -6, y: 1 });
    await new Promise((next) => requestAnimationFrame(next));
  }
  return (1000 * frames) / (performance.now() - began);
}

/** Every text of the page that a person reads or hears, those of hidden parts too; on canvases, those of the nodes and edges. */
export function saidTexts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    // Explanations are the host's.
    if (walker.currentNode.parentElement?.closest('.explained, script') === null) {
      texts.push(walker.currentNode.textContent ?? '');
    }
  }
  for (const element of document.querySelectorAll('#app *')) {
    if (element.closest('.explained, [aria-hidden="true"]') !== null) continue;
    for (const name of ['title', 'aria-label', 'aria-valuetext', 'aria-roledescription', 'placeholder', 'alt']) {
      texts.push(element.getAttribute(name) ?? '');
    }
  }
  const cy = (document.querySelector('.graph-ground') as unknown as Ground | null)?._cyreg.cy;
  if (cy) texts.push(...cy.elements().map((element) => String(element.data('label') ?? '')));
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
}

/** What has no room: texts that end beyond the page or their own box. */
export function cutTexts(): string[] {
  const isOut = (element: HTMLElement): boolean => {
    const { left, right, width } = element.getBoundingClientRect();
    if (
      width === 0 ||
      element.closest('.table, .answer table, .data-scroller, .array-table, .jacobian-scroll, .for-readers, svg')
    )
      return false;
    const isClipped = getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
    return isClipped || left < -1 || right > innerWidth + 1;
  };
  return [...document.querySelectorAll<HTMLElement>('#app *')]
    .filter(isOut)
    .map(
      (element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}: ${element.textContent}`,
    );
}
