/** @file Numbers and arrays as people read them: 34, 0.2, 1.2e-7, NaN, ∞; one way everywhere. */

import type { Preview } from '../../engine/recording';
import { t } from './words';

const SIGNIFICANT = 6;
/** Whole numbers up to here are shown digit by digit. */
const EXACT_BELOW = 1e9;
const EXPONENT_BELOW = 1e-4;

/** Up to six significant digits, no trailing zeros. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '-∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (Number.isInteger(value) && size < EXACT_BELOW) return String(value);
  const rounded = Number(value.toPrecision(SIGNIFICANT));
  if (size >= EXACT_BELOW || size < EXPONENT_BELOW) return rounded.toExponential().replace('e+', 'e');
  return String(rounded);
}

/** As a factor of a product: `-6` becomes `(-6)`, so that `68 · (-6)` reads right. */
export function factorText(value: number): string {
  const text = numberText(value);
  return text.startsWith('-') ? `(${text})` : text;
}

/** A shape in TensorFlow's words: (), (3,), (2, 3). */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

/** Values in nested brackets, such as `[[1, 2], [3, 4]]`; after `limit` values a `…`. */
export function arrayText(preview: Preview, shape: readonly number[], dtype: string, limit = 12): string {
  const { values, size } = preview;
  if (size > 0 && values.length === 0) return summaryText(preview);
  const shown = Math.min(limit, values.length);
  let next = 0;
  const level = (axis: number): string => {
    if (axis === shape.length) return valueText(values[next++], dtype);
    const parts: string[] = [];
    for (let i = 0; i < (shape[axis] ?? 0); i++) {
      if (next >= shown && size > 0) {
        parts.push('…');
        break;
      }
      parts.push(level(axis + 1));
    }
    return `[${parts.join(', ')}]`;
  };
  return level(0);
}

/** What is left of values no longer kept: `min … max, mean …`. */
export function summaryText(preview: Preview): string {
  const parts = [
    t('min {0}', numberText(preview.min)),
    t('max {0}', numberText(preview.max)),
    t('mean {0}', numberText(preview.mean)),
  ];
  if (preview.nans > 0) parts.push(`${preview.nans} NaN`);
  if (preview.infinities > 0) parts.push(t('{0} infinite', preview.infinities));
  return parts.join(', ');
}

function valueText(value: number | string | undefined, dtype: string): string {
  if (value === undefined) return '…';
  if (typeof value === 'string') return JSON.stringify(value);
  return dtype === 'bool' ? (value === 0 ? 'false' : 'true') : numberText(value);
}

/** A lone value of this dtype: a bool reads `true`, not 1. */
export function scalarText(value: number, dtype: string): string {
  return valueText(value, dtype);
}
