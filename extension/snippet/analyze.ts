/** @file Source text → Analysis. Pure, with the last few results kept. */

import { ENGINE_MODULES } from '../protocol/hooks';
import type { Finding } from '../lint/finding';
import { judgeFile, lintFile, type LintContext } from '../lint/lint';
import type { Recording } from '../../engine/recording';
import type { Analysis, Program, TextMark } from './analysis';
import { EngineNames } from './engineNames';
import { hashText } from './hashText';
import { instrument } from './instrument';
import { earlyErrors, importsOf, isRelative, missingAuthority, syntaxErrors } from './obstacles';
import { quickLook, withoutEngine, type Role } from './quickLook';
import { createSnippetProgram, type SnippetProgram } from './program';
import { collectReferences } from './references';
import { collectSites } from './sites';

export function analyze(fileName: string, text: string, role: Role = 'snippet'): Analysis {
  return look(fileName, text, role).analysis;
}

/** Findings of the same text after a run of it. */
export function judge(fileName: string, text: string, recording: Recording): readonly Finding[] {
  const { analysis, context } = look(fileName, text, 'snippet');
  return context === null ? analysis.findings : judgeFile(context, recording);
}

interface Look {
  readonly fileName: string;
  readonly role: Role;
  readonly text: string;
  readonly analysis: Analysis;
  /** Null when the engine is not used. */
  readonly context: LintContext | null;
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
  if (quick !== null) return { fileName, role, text, analysis: quick, context: null };
  const snippet = createSnippetProgram(fileName, text, previous);
  const isOurs = importsOf(snippet.sourceFile).some(({ specifier }) => ENGINE_MODULES.includes(specifier));
  if (role === 'snippet' && !isOurs) return { fileName, role, text, analysis: withoutEngine(text), context: null };
  const names = new EngineNames(snippet);
  const sites = collectSites(snippet, names);
  const context: LintContext = { ...snippet, names, sites };
  const { program, obstacles } = toProgram(context);
  const analysis: Analysis = {
    hash: hashText(text),
    usesEngine: true,
    sites: sites.sites,
    findings: lintFile(context),
    syntaxErrors: obstacles,
    references: collectReferences(snippet, sites),
    calls: sites.ops,
    program,
  };
  return { fileName, role, text, analysis, context };
}

function toProgram(context: LintContext): {
  readonly program: Program | null;
  readonly obstacles: readonly TextMark[];
} {
  const unparsed = syntaxErrors(context);
  if (unparsed.length > 0) return { program: null, obstacles: unparsed };
  const { code, specifiers } = instrument(context, context.sites);
  const obstacles = [...missingAuthority(context, specifiers), ...refusedByJavaScript(context, code)];
  if (obstacles.length > 0) return { program: null, obstacles };
  const places = importsOf(context.sourceFile).filter(
    ({ specifier }) => specifiers.has(specifier) && isRelative(specifier),
  );
  const imports = places.map(({ node, specifier }) => ({
    specifier,
    start: node.getStart(context.sourceFile),
    end: node.getEnd(),
  }));
  return { program: { code, imports }, obstacles: [] };
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
    return marks.length > 0 ? marks : [{ start: 0, end: 0, message: `This cannot run: ${error.message}.` }];
  }
}
