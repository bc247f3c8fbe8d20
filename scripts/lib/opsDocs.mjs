/** @file The text of `docs/ops.md`, made from the op table, the namespace and the first line of each op's file. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { COMPOSED_OPS } from './composedOps.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {import('../../engine/op').Op} Op
 * @typedef {{ readonly [name: string]: unknown }} Namespace
 * @typedef {{ readonly path: string, readonly ops: readonly string[], readonly sentence: string }} Home where a function is defined
 */

/**
 * @param {{ readonly [name: string]: Op }} ops
 * @param {Namespace} tf
 * @param {Namespace} tfjs TensorFlow.js's own namespace, to tell which names are its
 * @returns {string}
 */
export function opsDocs(ops, tf, tfjs) {
  const homes = functionHomes();
  const functions = opFunctions(tf, homes);
  /** @type {Map<string, string[]>} */
  const namesOf = new Map();
  /** @type {string[]} */
  const composed = [];
  for (const name of functions) {
    const op = opBehind(name, ops, homes);
    if (op === null) composed.push(name);
    else namesOf.set(op, [...(namesOf.get(op) ?? []), name]);
  }
  const unknown = composed.filter((name) => !COMPOSED_OPS.has(name));
  if (unknown.length > 0)
    throw new Error(`scripts/lib/composedOps.mjs does not say what these are: ${unknown.join(', ')}.`);

  const all = Object.values(ops).sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const named = all.filter((op) => namesOf.has(op.name));
  const names = (/** @type {Op} */ op) => namesOf.get(op.name) ?? [];
  const rows = (/** @type {readonly Op[]} */ list) =>
    list.map((op) => [code(names(op)), tfCode(op.tfName), tfjsCode(names(op), tfjs), gradientText(op)]);
  const rowsOf = (/** @type {string} */ kind) =>
    composed
      .filter((name) => COMPOSED_OPS.get(name)?.kind === kind)
      .map((name) => [
        code([name]),
        tfCode(COMPOSED_OPS.get(name)?.tfName ?? ''),
        tfjsCode([name], tfjs),
        sentenceOf(name, homes),
      ]);

  return `# Ops

Made by \`npm run docs:ops\` from the op table; a test sees that it is up to date. Names are those of the \`tf\` namespace; a dash means that the other library has no such function.
In rules \`dy\` is the incoming adjoint, \`y\` the op's own result, and the rest are the op's inputs and attributes. Where an operand was broadcast, its gradient is summed back to its shape; that is not repeated below.

## With a gradient rule of their own

For elementwise ops (marked ∘) the rule is the local derivative ∂y/∂input, by which \`dy\` is multiplied; for the others it is the whole gradient.

${table(['tf', 'TensorFlow', 'TensorFlow.js', 'gradient'], rows(named.filter((op) => op.gradient.kind !== 'none')))}

## Composed

These run other ops, and their gradients are those ops' gradients.

${table(['tf', 'TensorFlow', 'TensorFlow.js', 'what'], rowsOf('composed'))}

## Not differentiable

No gradient flows through these: a source behind them gets \`null\`.

${table(['tf', 'TensorFlow', 'TensorFlow.js', 'why'], [...rows(named.filter((op) => op.gradient.kind === 'none')), ...rowsOf('not differentiable')])}

## Making values

They have no tensor to differentiate with respect to.

${table(['tf', 'TensorFlow', 'TensorFlow.js', 'what'], rowsOf('makes values'))}

## Behind the scenes

Ops that are not in the namespace: gradient rules and other ops run them, so they show up in graphs.

${table(
  ['op', 'TensorFlow', 'gradient'],
  all.filter((op) => !namesOf.has(op.name)).map((op) => [`\`${op.name}\``, tfCode(op.tfName), gradientText(op)]),
)}
`;
}

/**
 * Where each function of engine/ops is defined, by `folder.name` and by `name`.
 * @returns {Map<string, Home>}
 */
function functionHomes() {
  const folder = join(root, 'engine/ops');
  /** @type {Map<string, Home>} */
  const homes = new Map();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = file.replaceAll('\\', '/');
    if (!path.endsWith('.ts') || path.startsWith('support/')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const header = /^\/\*\*\s+(?:\* )?@file ([^]*?)\s*\*\//.exec(text)?.[1] ?? '';
    const home = {
      path,
      ops: [...text.matchAll(/^export const (\w+)Op\b/gm)].map((match) => match[1] ?? ''),
      sentence: header.replace(/\s*\n \*\s*/g, ' ').replace(/^[\w.]+: /, ''),
    };
    const group = path.includes('/') ? `${path.split('/')[0]}.` : '';
    for (const match of text.matchAll(/^export (?:async )?function (\w+)/gm)) {
      const name = match[1] ?? '';
      homes.set(group + name, home);
      if (!homes.has(name)) homes.set(name, home);
    }
  }
  return homes;
}

/**
 * Every op function of the namespace, once: a group's member under the group's name unless the namespace has it too.
 * @param {Namespace} tf
 * @param {Map<string, Home>} homes
 * @returns {string[]}
 */
function opFunctions(tf, homes) {
  const ALIASES = new Set(['identity', 'linalg.inverse']);
  const names = Object.keys(tf).filter((name) => typeof tf[name] === 'function' && homes.has(name));
  const groups = ['fused', 'image', 'linalg', 'losses', 'math', 'signal', 'sparse', 'spectral'];
  const members = groups.flatMap((group) =>
    Object.entries(/** @type {Namespace} */ (tf[group]))
      .filter(([name, member]) => tf[name] !== member)
      .map(([name]) => `${group}.${name}`),
  );
  return [...names, ...members].filter((name) => !ALIASES.has(name)).sort((a, b) => a.localeCompare(b, 'en'));
}

/**
 * The op that a function runs: the one of its own name or, if its file defines just one, that; null where it is composed.
 * @param {string} name
 * @param {{ readonly [name: string]: Op }} ops
 * @param {Map<string, Home>} homes
 * @returns {string | null}
 */
function opBehind(name, ops, homes) {
  const home = homes.get(name) ?? homes.get(last(name));
  const own = !name.includes('.') || home?.ops.includes(last(name)) ? last(name) : '';
  if (Object.hasOwn(ops, own)) return own;
  return home?.ops.length === 1 ? (home.ops[0] ?? null) : null;
}

const last = (/** @type {string} */ name) => name.split('.').at(-1) ?? name;

/**
 * @param {string} name
 * @param {Map<string, Home>} homes
 */
function sentenceOf(name, homes) {
  const sentence = (homes.get(name) ?? homes.get(last(name)))?.sentence ?? '';
  return cell(sentence.charAt(0).toUpperCase() + sentence.slice(1));
}

/** @param {Op} op */
function gradientText(op) {
  const { gradient } = op;
  const mark = op.elementwise ? '∘ ' : '';
  switch (gradient.kind) {
    case 'none':
      return cell(gradient.why);
    case 'joint':
      return `${mark}${cell(gradient.text.plain)}`;
    case 'partials': {
      const inputs = op.inputs === 'variadic' ? [] : op.inputs;
      return gradient.partials
        .map((partial, i) => `${mark}\`${inputs[i] ?? ''}\`: ${partial === null ? 'none' : cell(partial.plain)}`)
        .join('<br>');
    }
  }
}

/** @param {readonly string[]} names */
const code = (names) => names.map((name) => `\`${name}\``).join(', ');
/** @param {string} name */
const tfCode = (name) => (name === '' ? '—' : `\`tf.${name}\``);

/**
 * @param {readonly string[]} names
 * @param {Namespace} tfjs
 */
function tfjsCode(names, tfjs) {
  const has = (/** @type {string} */ name) => {
    const [first = '', second] = name.split('.');
    const owner = second === undefined ? tfjs : /** @type {Namespace | undefined} */ (tfjs[first]);
    return typeof owner?.[second ?? first] === 'function';
  };
  const known = names.filter(has);
  return known.length === 0 ? '—' : code(known);
}

/** Text that may stand in a table of Markdown. @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('_', '\\_');
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
