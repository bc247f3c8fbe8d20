/** @file Schema of what the analysis process answers: offsets, texts and names of known kinds, or nothing. */

import type { Site } from '../../engine/recording';
import { fields, flag, integer, list, oneOf, text } from '../../engine/validateParts';
import { checkSites } from '../../engine/validateRecording';
import type { Finding, Fix, RelatedPlace, TextEdit } from '../lint/finding';
import { RULES, type RuleId } from '../lint/ruleIds';
import type { Checks } from '../protocol/channel';
import type { AnalysisContract, NoRequests } from '../protocol/messages';
import type { Analysis, Linted, OpCall, Program, Reference, Runnable, TextMark } from './analysis';
import {
  COMPLETION_KINDS,
  type CallHelp,
  type CallSignature,
  type Completion,
  type CompletionDetail,
  type Completions,
} from './completion';

export const ANALYSIS_CHECKS: Checks<NoRequests, AnalysisContract, Record<never, never>> = {
  results: {
    'analyze/lint': linted,
    'analyze/file': analysis,
    'analyze/prepare': runnable,
    'analyze/judge': findings,
    'analyze/complete': completions,
    'analyze/completion': completionDetail,
    'analyze/call': callHelp,
  },
};

function linted(value: unknown): Linted {
  const a = fields(value, 'The analysis');
  return {
    hash: text(a['hash'], 'hash'),
    usesEngine: flag(a['usesEngine'], 'usesEngine'),
    findings: findings(a['findings']),
  };
}

function analysis(value: unknown): Analysis {
  const a = fields(value, 'The analysis');
  const sites: readonly Site[] = checkSites(a['sites'], 1);
  const siteOf = (site: unknown, at: string): number => integer(site, `${at}.site`, 0, sites.length - 1);
  return {
    ...linted(value),
    sites,
    references: list(a['references'], 'references', (r, at): Reference => {
      const reference = fields(r, at);
      return { ...span(reference, at), site: siteOf(reference['site'], at) };
    }),
    calls: list(a['calls'], 'calls', (c, at): OpCall => {
      const call = fields(c, at);
      return { site: siteOf(call['site'], at), op: text(call['op'], `${at}.op`) };
    }),
  };
}

function runnable(value: unknown): Runnable {
  const a = fields(value, 'The analysis');
  return {
    ...analysis(value),
    syntaxErrors: list(a['syntaxErrors'], 'syntaxErrors', place),
    program: a['program'] === null ? null : program(a['program']),
  };
}

function completions(value: unknown): Completions {
  const a = fields(value, 'The completions');
  return {
    replaces: a['replaces'] === null ? null : span(fields(a['replaces'], 'replaces'), 'replaces'),
    items: list(a['items'], 'items', (i, at): Completion => {
      const item = fields(i, at);
      return {
        name: text(item['name'], `${at}.name`),
        kind: oneOf(item['kind'], `${at}.kind`, COMPLETION_KINDS),
        sortText: text(item['sortText'], `${at}.sortText`),
        ...(item['insertText'] !== undefined && { insertText: text(item['insertText'], `${at}.insertText`) }),
      };
    }),
  };
}

function completionDetail(value: unknown): CompletionDetail | null {
  if (value === null) return null;
  const detail = fields(value, 'The completion');
  return {
    signature: text(detail['signature'], 'signature'),
    documentation: text(detail['documentation'], 'documentation'),
  };
}

function callHelp(value: unknown): CallHelp | null {
  if (value === null) return null;
  const help = fields(value, 'The call');
  return {
    best: integer(help['best'], 'best', 0),
    signatures: list(help['signatures'], 'signatures', (s, at): CallSignature => {
      const signature = fields(s, at);
      return {
        label: text(signature['label'], `${at}.label`),
        documentation: text(signature['documentation'], `${at}.documentation`),
        parameters: list(signature['parameters'], `${at}.parameters`, (p, path) => {
          const parameter = fields(p, path);
          return {
            ...span(parameter, path),
            documentation: text(parameter['documentation'], `${path}.documentation`),
          };
        }),
        next: integer(signature['next'], `${at}.next`, 0),
      };
    }),
  };
}

function findings(value: unknown): readonly Finding[] {
  return list(value, 'findings', (f, at): Finding => {
    const finding = fields(f, at);
    return {
      rule: oneOf(finding['rule'], `${at}.rule`, RULE_IDS),
      severity: oneOf(finding['severity'], `${at}.severity`, ['error', 'warning', 'information', 'hint'] as const),
      ...place(f, at),
      related: list(finding['related'], `${at}.related`, (r, at): RelatedPlace => place(r, at)),
      fixes: list(finding['fixes'], `${at}.fixes`, fix),
      origin: oneOf(finding['origin'], `${at}.origin`, ['text', 'run', 'confirmed'] as const),
    };
  });
}
const RULE_IDS = Object.keys(RULES) as RuleId[];

function fix(value: unknown, path: string): Fix {
  const f = fields(value, path);
  return {
    title: text(f['title'], `${path}.title`),
    preferred: flag(f['preferred'], `${path}.preferred`),
    ...(f['style'] === undefined
      ? {}
      : { style: oneOf(f['style'], `${path}.style`, ['methods', 'functions'] as const) }),
    edits: list(f['edits'], `${path}.edits`, (e, at): TextEdit => {
      const edit = fields(e, at);
      return { ...span(edit, at), newText: text(edit['newText'], `${at}.newText`) };
    }),
  };
}

function place(value: unknown, path: string): TextMark {
  const p = fields(value, path);
  return { ...span(p, path), message: text(p['message'], `${path}.message`) };
}

function span(value: Readonly<Record<string, unknown>>, path: string): { start: number; end: number } {
  const start = integer(value['start'], `${path}.start`, 0);
  return { start, end: integer(value['end'], `${path}.end`, start) };
}

function program(value: unknown): Program {
  const p = fields(value, 'program');
  const { code } = p;
  // As long as the snippet is: a module may well be larger than any other text.
  if (typeof code !== 'string') throw new Error('program.code is not a text.');
  return {
    code,
    imports: list(p['imports'], 'program.imports', (i, at) => {
      const entry = fields(i, at);
      return { specifier: text(entry['specifier'], `${at}.specifier`), ...span(entry, at) };
    }),
  };
}
