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
  'extension/runner',
  'extension/snippet',
  'extension/web',
  'webview',
];
const FROM_ENGLISH = 'extension/protocol/fromEnglish.ts';
/** Here a word alone names something of JavaScript or the engine: titles are of several. */
const WORDS_ARE_NAMES = /^extension\/(lint|snippet)\//;
/** What is said there by no translator is the command line's, or leaves the editor in a file. */
const ENGLISH = new RegExp(
  [
    '^webview/export/',
    // What two sides of ours, or a process that ended, say of it is for the log.
    '^extension/(protocol/channel|runner/processStarter|web/sandboxWorkers)\\.ts',
    // A console's texts are as Node writes them, and the names given to a snippet are JavaScript's.
    '^extension/runner/child/(consoleText|capturedConsole|endowments)\\.ts',
  ].join('|'),
);

/**
 * Every text given to `l10n.t` or `t`, sorted; and words for people that are given to none of them.
 * @returns {{ texts: string[], bypassing: string[] }}
 */
export function translatedTexts() {
  /** @type {Set<string>} */
  const texts = new Set();
  /** @type {string[]} */
  const bypassing = [];
  // What the sandbox says in English is translated where it is heard.
  const later = new Set(textsIn(read(FROM_ENGLISH)).texts.map((text) => text.replace(/\{\d+\}/g, '…')));
  for (const path of FOLDERS.flatMap(sourcesIn)) {
    const found = textsIn(read(path));
    for (const text of found.texts) texts.add(text);
    if (ENGLISH.test(path)) continue;
    const isName = (/** @type {string} */ text) => WORDS_ARE_NAMES.test(path) && /^\p{L}+$/u.test(text);
    const told = found.bypassing.filter((text) => !later.has(text) && !isName(text));
    bypassing.push(...told.map((text) => `${path}: ${text}`));
  }
  for (const path of sourcesIn('engine/ops')) for (const text of opTextsIn(read(path))) texts.add(text);
  return { texts: [...texts].sort(), bypassing };
}

/** @param {string} folder */
function sourcesIn(folder) {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), 'utf8');
}

/**
 * Of the engine's op table: rules that are words, and why no gradient flows.
 * @param {string} source
 */
function opTextsIn(source) {
  /** @type {string[]} */
  const texts = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && /^(plain|why|rules?)$/.test(node.name.getText())) {
      const words = wordsOf(node.initializer);
      if (words !== null && /(?<!Σ) \p{L}{2,}( |$)/u.test(words)) texts.push(words);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true));
  return texts;
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
 * Logs, errors that only logs tell of, ids, what a schema of messages calls its parts, lists of names; what something is compared with
 * or searched for; of a page: its classes, selectors and events.
 * @param {ts.Node} node
 */
function isForMachines(node) {
  if (ts.isNewExpression(node)) return /(Error|^Set)$/.test(node.expression.getText());
  if (ts.isPropertyAssignment(node)) return /^(class|id)$/.test(node.name.getText()) || isDescriptionOfRule(node);
  if (ts.isBinaryExpression(node)) return EQUALS.has(node.operatorToken.kind) && ts.isStringLiteralLike(node.right);
  if (!ts.isCallExpression(node)) return false;
  return /(^|\.)(log|channel)\.\w+$|^(fields|fail|integer|set)$|\.split$|\.(on|querySelector|matches|includes)$/.test(
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
  if (/^<|-src\b|^"use strict"|^const .* =|^return .*;/s.test(text)) return false;
  return (
    /\p{L}{2,} \p{L}{2,}|(^|… )\p{L}{2,} …|… \p{L}{2,}( |$)/u.test(text) || /^\p{Lu}\p{Ll}{2,}(?: ?…)?$/u.test(text)
  );
}
