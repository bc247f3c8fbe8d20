/** @file The texts of the extension that VS Code translates, found in its sources; and those that nobody translates. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './paths.mjs';

/** Where people's words stand: the host's own, and those it has `explain` say (`Say`). */
const FOLDERS = ['extension/host', 'extension/explain'];

/**
 * Every text given to `l10n.t` or `say`, sorted; and words of the host for people that are given to neither.
 * @returns {{ texts: string[], bypassing: string[] }}
 */
export function hostTexts() {
  /** @type {Set<string>} */
  const texts = new Set();
  /** @type {string[]} */
  const bypassing = [];
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith('.ts')) continue;
      const found = textsIn(readFileSync(join(root, folder, name), 'utf8'));
      for (const text of found.texts) texts.add(text);
      if (folder === 'extension/host') bypassing.push(...found.bypassing.map((text) => `${name}: ${text}`));
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
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForDevelopers(node)) return;
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

const TRANSLATORS = new Set(['l10n.t', 'say']);

/** Logs, errors that only logs tell of, what a schema of messages calls its parts. @param {ts.Node} node */
function isForDevelopers(node) {
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  return ts.isCallExpression(node) && /(^|\.)(log|channel)\.\w+$|^fields$/.test(node.expression.getText());
}

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

/** Two words, or one that begins as a title does; our own name, code and markup are the same in every language. */
function isForPeople(/** @type {string} */ words) {
  const text = words.replaceAll('Tapescope', '').replace(/`[^`]*`/g, '');
  return !/^<|-src\b/.test(text) && (/\p{L}{2,} \p{L}{2,}/u.test(text) || /^\p{Lu}\p{Ll}{2,}(?: ?…)?$/u.test(text));
}
