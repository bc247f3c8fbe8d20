/** @file Schemas of what a graph's webview says to the host: row and site numbers, and questions about the run. */

import { fields, flag, integer } from '../../engine/validateParts';
import { checkAsk } from '../protocol/askChecks';
import type { GridAxis } from '../protocol/grid';
import { SAVE_FORMATS } from '../protocol/save';
import { nothing, type Checks, type NoEvents } from '../protocol/channel';
import type { WebviewContract, WebviewHostContract } from '../protocol/messages';

export const PANEL_CHECKS: Checks<WebviewHostContract, WebviewContract, NoEvents> = {
  params: {
    'host/ready': nothing,
    'host/reveal': (value) => ({ site: integer(fields(value, 'The place')['site'], 'site', 0) }),
    'host/explain': (value) => {
      const { tensor, gradient, asked } = fields(value, 'The node');
      return {
        tensor: integer(tensor, 'tensor', 0),
        gradient: gradient === null ? null : integer(gradient, 'gradient', 0),
        asked: flag(asked, 'asked'),
      };
    },
    'host/run': nothing,
    'host/stop': nothing,
    'host/ask': checkAsk,
    'host/save': (value) => {
      const { format, content } = fields(value, 'The file');
      const known = SAVE_FORMATS.find((name) => name === format);
      if (known === undefined || (content !== null && typeof content !== 'string'))
        throw new Error('Not a file to save.');
      return { format: known, content };
    },
    'host/grid': (value) => {
      const { gradient, x, y, asked } = fields(value, 'The grid');
      return {
        gradient: integer(gradient, 'gradient', 0),
        x: gridAxis(x),
        y: gridAxis(y),
        asked: flag(asked, 'asked'),
      };
    },
  },
  results: { 'graph/show': nothing, 'graph/update': nothing, 'graph/highlight': nothing },
};

function gridAxis(value: unknown): GridAxis {
  const { tensor, element, from, to } = fields(value, 'The axis');
  if (typeof from !== 'number' || typeof to !== 'number') throw new Error('An axis has two ends.');
  return { tensor: integer(tensor, 'tensor', 0), element: integer(element, 'element', 0), from, to };
}
