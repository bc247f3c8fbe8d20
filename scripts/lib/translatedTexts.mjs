/** @file The texts of the extension that are translated, found in its sources; and those that nobody translates. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './paths.mjs';

/** Where people's words stand: the host's own, the graph's, and what both share with the analysis (`protocol/words.ts`). */
const FOLDERS = [
  'extension/host',
  'extension/explain',
  'extension/lint',
  'extension/protocol',
  'extension/snippet',
  'webview',
];
/** Here a word alone names something of JavaScript or the engine: titles are of several. */
const WORDS_ARE_NAMES = /^extension\/(lint|snippet)\//;
/** What is said there by no translator is the command line's, or leaves the editor in a file. */
const ENGLISH = new RegExp(['^webview/export/', '^extension/explain/', '^extension/protocol/'].join('|'));

/**
 * Every text given to `l10n.t` or `t`, sorted; and words for people that are given to none of them.
 * @returns {{ texts: string[], bypassing: string[] }}
 */
export function translatedTexts() {
  /** @type {Set<string>} */
  const texts = new Set();
  /** @type {string[]} */
  const bypassing = [];
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith('.ts')) continue;
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      const found = textsIn(readFileSync(join(root, path), 'utf8'));
      for (const text of found.texts) texts.add(text);
      const told = found.bypassing.filter((text) => !(WORDS_ARE_NAMES.test(path) && /^\p{L}+$/u.test(text)));
      if (!ENGLISH.test(path)) bypassing.push(...told.map((text) => `${path}: ${text}`));
    }
  }
  return { texts: [...texts].sort(), bypassing };
}

/**
 * The same of one source text.
 * @param {string} source
 */
export function textsIn(source) {
  /** @type {string[]} */
  const texts = [];
  /** @type {string[]} */
  const bypassing = [];
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForMachines(node)) return;
    if (ts.isCallExpression(node) && TRANSLATORS.has(node.expression.getText())) {
      const [text, ...values] = node.arguments;
      if (text) texts.push(...literalsOf(text));
      for (const value of values) visit(value);
      return;
    }
    const words = wordsOf(node);
    if (words !== null && isForPeople(words)) bypassing.push(words);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { texts, bypassing };
}

const TRANSLATORS = new Set(['l10n.t', 't']);

/**
 * Logs, errors that only logs tell of, what a schema of messages calls its parts, lists of names; what something is compared with or
 * searched for; of a page: its classes, selectors and events.
 * @param {ts.Node} node
 */
function isForMachines(node) {
  if (ts.isNewExpression(node)) return /(Error|^Set)$/.test(node.expression.getText());
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'class' || isDescriptionOfRule(node);
  if (ts.isBinaryExpression(node)) return EQUALS.has(node.operatorToken.kind) && ts.isStringLiteralLike(node.right);
  if (!ts.isCallExpression(node)) return false;
  return /(^|\.)(log|channel)\.\w+$|^(fields|fail|set)$|\.split$|\.(on|querySelector|matches|includes)$/.test(
    node.expression.getText(),
  );
}

/**
 * A rule's line about itself makes the rules' pages and settings, which have translations of their own.
 * @param {ts.PropertyAssignment} node
 */
function isDescriptionOfRule({ name, parent }) {
  const { parent: whole } = parent;
  return name.getText() === 'description' && ts.isSatisfiesExpression(whole) && whole.type.getText() === 'Rule';
}

const EQUALS = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

/** @param {ts.Expression} node @returns {string[]} */
function literalsOf(node) {
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (ts.isStringLiteralLike(node)) return [node.text];
  throw new Error(`What is translated must stand there as it is: ${node.getText()}`);
}

/** @param {ts.Node} node */
function wordsOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
  }
  return null;
}

/**
 * Two words, one that begins as a title does, or one between values (`… of …`); our own name, NaN, Infinity, code and markup are the
 * same in every language.
 */
function isForPeople(/** @type {string} */ words) {
  const text = words.replace(/tapescope|NaN|Infinity/gi, '').replace(/`[^`]*`/g, '');
  if (/^<|-src\b|^const .* =|^return .*;/s.test(text)) return false;
  return (
    /\p{L}{2,} \p{L}{2,}|(^|… )\p{L}{2,} …|… \p{L}{2,}( |$)/u.test(text) || /^\p{Lu}\p{Ll}{2,}(?: ?…)?$/u.test(text)
  );
}
