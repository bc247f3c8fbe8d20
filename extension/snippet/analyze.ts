/** @file Source text → findings, places, program: a stage at a time. Pure, with the last few results kept. */

import { ENGINE_MODULES } from '../protocol/hooks';
import type { Finding } from '../lint/finding';
import { judgeFile, lintFile, type LintContext } from '../lint/lint';
import type { Recording } from '../../engine/recording';
import { t } from '../protocol/words';
import type { Analysis, Linted, Runnable, TextMark } from './analysis';
import { EngineNames } from './engineNames';
import { hashText } from './hashText';
import { instrument } from './instrument';
import { earlyErrors, importsOf, isRelative, missingAuthority, syntaxErrors } from './obstacles';
import { quickLook, withoutEngine, type Role } from './quickLook';
import { createSnippetProgram, type SnippetProgram } from './program';
import { collectReferences } from './references';
import { collectSites, type SiteTable } from './sites';

/** The first stage: findings alone. */
export function lint(fileName: string, text: string): Linted {
  return look(fileName, text, 'snippet').linted();
}

/** The second: places too. */
export function analyze(fileName: string, text: string, role: Role = 'snippet'): Analysis {
  return look(fileName, text, role).analysis();
}

/** The third: with the JavaScript that runs. */
export function prepare(fileName: string, text: string, role: Role = 'snippet'): Runnable {
  return look(fileName, text, role).runnable();
}

/** Findings of the same text after a run of it. */
export function judge(fileName: string, text: string, recording: Recording): readonly Finding[] {
  const seen = look(fileName, text, 'snippet');
  return seen.context === null ? seen.linted().findings : judgeFile(seen.context, recording);
}

/** A text parsed once; each stage is worked out when first asked for, and kept. */
interface Look {
  readonly fileName: string;
  readonly role: Role;
  readonly text: string;
  /** Null when the engine is not used. */
  readonly context: LintContext | null;
  linted(): Linted;
  analysis(): Analysis;
  runnable(): Runnable;
}

/** Most recent last. A program holds some megabytes, so there are few; a keystroke's successor reuses its file's. */
const looks: Look[] = [];
const MAX_LOOKS = 8;

function look(fileName: string, text: string, role: Role): Look {
  const index = looks.findIndex((one) => one.fileName === fileName && one.role === role);
  const previous = index < 0 ? undefined : looks.splice(index, 1)[0];
  const found = previous?.text === text ? previous : lookAnew(fileName, text, role, previous?.context ?? undefined);
  looks.push(found);
  if (looks.length > MAX_LOOKS) looks.shift();
  return found;
}

function lookAnew(fileName: string, text: string, role: Role, previous: SnippetProgram | undefined): Look {
  const quick = quickLook(text, role);
  if (quick !== null) return nothingToSee(fileName, text, role, quick);
  const snippet = createSnippetProgram(fileName, text, previous);
  const isOurs = importsOf(snippet.sourceFile).some(({ specifier }) => ENGINE_MODULES.includes(specifier));
  if (role === 'snippet' && !isOurs) return nothingToSee(fileName, text, role, withoutEngine(text));
  const context: LintContext = { ...snippet, names: new EngineNames(snippet) };
  const sites = once(() => collectSites(snippet, context.names));
  const linted = once((): Linted => ({ hash: hashText(text), usesEngine: true, findings: lintFile(context) }));
  const analysis = once((): Analysis => ({
    ...linted(),
    sites: sites().sites,
    references: collectReferences(snippet, sites()),
    calls: sites().ops,
  }));
  const runnable = once((): Runnable => ({ ...analysis(), ...toProgram(context, sites()) }));
  return { fileName, role, text, context, linted, analysis, runnable };
}

function nothingToSee(fileName: string, text: string, role: Role, answer: Runnable): Look {
  const same = (): Runnable => answer;
  return { fileName, role, text, context: null, linted: same, analysis: same, runnable: same };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

function toProgram(context: LintContext, sites: SiteTable): Pick<Runnable, 'program' | 'syntaxErrors'> {
  const unparsed = syntaxErrors(context);
  if (unparsed.length > 0) return { program: null, syntaxErrors: unparsed };
  const { code, specifiers } = instrument(context, sites);
  const obstacles = [...missingAuthority(context, specifiers), ...refusedByJavaScript(context, code)];
  if (obstacles.length > 0) return { program: null, syntaxErrors: obstacles };
  const places = importsOf(context.sourceFile).filter(
    ({ specifier }) => specifiers.has(specifier) && isRelative(specifier),
  );
  const imports = places.map(({ node, specifier }) => ({
    specifier,
    start: node.getStart(context.sourceFile),
    end: node.getEnd(),
  }));
  return { program: { code, imports }, syntaxErrors: [] };
}

/** What parses as TypeScript may still be refused as JavaScript: a name declared twice, `return` outside a function. */
function refusedByJavaScript(context: LintContext, code: string): readonly TextMark[] {
  try {
    // Parses, and runs nothing.
    new Function(code);
    return [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) return [];
    const marks = earlyErrors(context);
    return marks.length > 0 ? marks : [{ start: 0, end: 0, message: t('This cannot run: {0}.', error.message) }];
  }
}
