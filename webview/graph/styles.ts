/** @file How nodes and edges look in Cytoscape: shape and colour by kind, everything else by class. */

import type { StylesheetJson } from 'cytoscape';
import { FAINT } from './paint';
import type { Theme } from './theme';

/** Classes that nodes and edges carry; see `elements.ts` and the highlight in `graphView.ts`. */
export const CLASSES = {
  source: 'is-source',
  detached: 'is-detached',
  backward: 'is-backward',
  broken: 'is-broken',
  onPath: 'is-on-path',
  selected: 'is-selected',
  highlighted: 'is-highlighted',
  /** Of the passes as they are played: not computed yet, nothing has flowed back yet, moved last. */
  ahead: 'is-ahead',
  unflowed: 'is-unflowed',
  active: 'is-active',
  activeBack: 'is-active-back',
  /** Stands back while something else is looked for. */
  faint: 'is-faint',
} as const;

export function graphStyles(theme: Theme): StylesheetJson {
  const line = theme.isHighContrast ? 2 : 1.5;
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '5px',
        width: 'data(width)',
        height: 'data(height)',
        'border-width': line,
        'overlay-opacity': 0,
      },
    },
    ...(['variable', 'constant', 'watched', 'op', 'target', 'group'] as const).map((look) => ({
      selector: `node.${look}`,
      style: { 'background-color': theme.nodes[look].fill, 'border-color': theme.nodes[look].line },
    })),
    { selector: 'node.variable', style: { 'corner-radius': '24px' } },
    { selector: 'node.constant', style: { shape: 'rectangle' } },
    { selector: 'node.watched', style: { shape: 'cut-rectangle', 'corner-radius': '12px' } },
    {
      selector: 'node.target',
      style: { shape: 'polygon', 'shape-polygon-points': 'data(outline)', 'border-width': line + 1 },
    },
    { selector: 'node.group', style: { 'border-style': 'double', 'border-width': line * 3 } },
    { selector: `node.${CLASSES.source}`, style: { 'border-width': line + 1 } },
    { selector: `node.op.${CLASSES.backward}`, style: { 'border-color': theme.adjoint } },
    { selector: `node.${CLASSES.detached}`, style: { 'border-style': 'dashed', 'border-dash-pattern': [6, 4] } },
    {
      selector: `node.${CLASSES.broken}`,
      style: {
        'border-color': theme.broken,
        'border-style': 'dashed',
        'border-dash-pattern': [3, 3],
        'border-width': line + 1,
      },
    },
    {
      selector: `node.${CLASSES.highlighted}`,
      style: {
        'underlay-color': theme.highlight,
        'underlay-opacity': theme.isHighContrast ? 1 : 0.45,
        'underlay-padding': 8,
        'underlay-shape': 'round-rectangle',
      },
    },
    {
      selector: `node.${CLASSES.selected}`,
      style: { 'outline-width': 2.5, 'outline-color': theme.focus, 'outline-offset': 4 },
    },
    {
      selector: `node.${CLASSES.ahead}`,
      style: { 'background-opacity': 0, 'border-opacity': theme.isHighContrast ? 0.6 : 0.4 },
    },
    {
      selector: `node.${CLASSES.active}`,
      style: {
        'underlay-color': theme.text,
        'underlay-opacity': theme.isHighContrast ? 0.55 : 0.2,
        'underlay-padding': 7,
        'underlay-shape': 'round-rectangle',
      },
    },
    {
      selector: `node.${CLASSES.activeBack}`,
      style: {
        'underlay-color': theme.path,
        'underlay-opacity': theme.isHighContrast ? 0.8 : 0.35,
        'underlay-padding': 7,
        'underlay-shape': 'round-rectangle',
      },
    },
    {
      selector: 'edge',
      style: {
        'curve-style': 'unbundled-bezier',
        'edge-distances': 'endpoints',
        'source-endpoint': 'data(sourceEndpoint)',
        'target-endpoint': 'data(targetEndpoint)',
        'control-point-weights': 'data(weights)',
        'control-point-distances': 'data(distances)',
        'line-color': theme.edge,
        'target-arrow-color': theme.edge,
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.9,
        width: line,
        'overlay-opacity': 0,
      },
    },
    {
      selector: `edge.${CLASSES.onPath}`,
      style: { 'line-color': theme.path, 'target-arrow-color': theme.path, width: line + 0.5 },
    },
    { selector: `edge.${CLASSES.detached}`, style: { 'line-style': 'dashed' } },
    {
      selector: `edge.${CLASSES.unflowed}`,
      style: { 'line-color': theme.edge, 'target-arrow-color': theme.edge, width: line },
    },
    { selector: `edge.${CLASSES.ahead}`, style: { opacity: theme.isHighContrast ? 0.6 : 0.4 } },
    { selector: `edge.${CLASSES.active}, edge.${CLASSES.activeBack}`, style: { width: line + 2 } },
    {
      selector: `edge.${CLASSES.active}`,
      style: { 'line-color': theme.text, 'target-arrow-color': theme.text, opacity: 1 },
    },
    {
      selector: `edge.${CLASSES.activeBack}`,
      style: { 'line-color': theme.path, 'target-arrow-color': theme.path, opacity: 1 },
    },
    { selector: `edge.${CLASSES.selected}`, style: { width: line + 2 } },
    { selector: `.${CLASSES.faint}`, style: { opacity: FAINT } },
    // Cytoscape's types know mappers for less than Cytoscape does.
  ] as StylesheetJson;
}
