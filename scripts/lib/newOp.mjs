/** @file A new op as text: its file, and the op table and the namespace with its line in them. */

/** An elementwise op of one input, which most new ones are; others take a neighbour in engine/ops as their pattern. @param {string} name */
export function opTemplate(name) {
  return `/** @file ${name}: what it gives, and what its derivative is where there is a choice. */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { mul } from './mul';
import { applyUnary, unary } from './support/unary';

export const ${name}Op = unary({
  name: '${name}',
  tfName: '${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}',
  accepts: 'float-like',
  f: (x) => x * x,
  // The derivative as text (a test evaluates it), as TeX, and as a rule made of ops, so that it can be differentiated again.
  rule: { plain: '2·x', tex: '2x', vjp: (dy, _y, x) => mul(dy, mul(x, 2)) },
  // Where tests compare the rule with differences: values away from kinks.
  at: [-1.3, -0.4, 0.7, 2.1],
});

export function ${name}<T extends Tensor>(x: T | TensorLike): T {
  return applyUnary(${name}Op, x);
}
`;
}

/**
 * @param {string} name
 * @param {string} table the text of engine/ops/index.ts
 * @param {string} namespace the text of engine/namespace.ts
 */
export function addedOp(name, table, namespace) {
  return {
    table: inserted(
      inserted(
        table,
        `import { ${name}Op } from './${name}';`,
        /^import \{ \w+Op.* \} from '\.\/(?:.*\/)?(\w+)';$/,
        name,
      ),
      `  ${name}: ${name}Op,`,
      /^ {2}(\w+): \w+Op,$/,
      name,
    ),
    namespace: inserted(
      namespace,
      `export { ${name} } from './ops/${name}';`,
      /^export \{ .* \} from '\.\/ops\/(\w+)';$/,
      name,
    ),
  };
}

/**
 * The text with a line put where it belongs by name, among the lines that match.
 * @param {string} text
 * @param {string} line
 * @param {RegExp} pattern
 * @param {string} name
 */
function inserted(text, line, pattern, name) {
  const lines = text.split('\n');
  const isLater = (/** @type {string} */ other) => other.toLowerCase() > name.toLowerCase();
  const lastOne = lines.findLastIndex((other) => pattern.test(other));
  const next = lines.findIndex((other) => isLater(pattern.exec(other)?.[1] ?? ''));
  lines.splice(next < 0 ? lastOne + 1 : next, 0, line);
  return lines.join('\n');
}
