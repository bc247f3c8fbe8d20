/** @file An explanation for the clipboard: as Markdown, and as TeX. Names of the snippet act in neither. */

import type { Explanation } from '../protocol/explanation';
import { codeSpan, escapeMarkdown } from './markdown';
import { texOf, texText } from '../protocol/tex';
import { t } from '../protocol/words';

type Parts = Pick<Explanation, 'rule' | 'contributions' | 'sum' | 'paths'>;

export function explanationMarkdown(title: string, adjoint: string | null, parts: Parts): string {
  const { rule, contributions, sum, paths } = parts;
  const blocks = [codeSpan(title)];
  if (adjoint !== null) blocks.push(codeSpan(adjoint));
  if (rule) {
    blocks.push(
      [`**${t('Rule of {0}', escapeMarkdown(rule.op))}**`, ...[rule.computed, ...rule.partials].map(item)].join('\n'),
    );
  }
  if (contributions.length > 0) {
    const lines = contributions.map(({ from, text }) => `- ${t('from {0}', codeSpan(from))}: ${codeSpan(text)}`);
    blocks.push([`**${t('Contributions')}**`, ...lines, ...(sum === null ? [] : [item(sum)])].join('\n'));
  }
  if (paths) {
    const lines = paths.paths.map(
      ({ nodes, product }) => `- ${codeSpan(nodes)}${product === null ? '' : `: ${codeSpan(product)}`}`,
    );
    blocks.push(
      [`**${escapeMarkdown(paths.heading)}**`, ...lines, ...(paths.sum === null ? [] : [item(paths.sum)])].join('\n'),
    );
  }
  return blocks.join('\n\n');
}

/** One aligned block: what stands before the first = lines up. */
export function explanationTex(title: string, adjoint: string | null, parts: Parts): string {
  const { rule, contributions, sum, paths } = parts;
  const lines: string[] = [title, ...(adjoint === null ? [] : [adjoint])].map(alignedLine);
  const section = (heading: string, texts: readonly string[]): void => {
    if (texts.length > 0) lines.push(`&\\text{${texText(heading)}}`, ...texts.map(alignedLine));
  };
  if (rule) {
    section(t('Rule of {0}', rule.op), [rule.computed]);
    const { partials, partialsTex } = rule;
    lines.push(...(partialsTex.length > 0 ? partialsTex.map(aligned) : partials.map(alignedLine)));
  }
  section(t('Contributions'), [...contributions.map(({ text }) => text), ...(sum === null ? [] : [sum])]);
  if (paths) {
    const products = paths.paths.map(({ nodes, product }) => product ?? nodes);
    section(paths.heading, [...products, ...(paths.sum === null ? [] : [paths.sum])]);
  }
  return ['\\begin{aligned}', ...lines.map((line) => `  ${line} \\\\`), '\\end{aligned}'].join('\n');
}

function item(text: string): string {
  return `- ${codeSpan(text)}`;
}

function alignedLine(text: string): string {
  return aligned(text.split(' = ').map(texOf).join(' = '));
}

function aligned(tex: string): string {
  const [first = '', ...rest] = tex.split(' = ');
  return rest.length === 0 ? `&${first}` : `${first} &= ${rest.join(' = ')}`;
}
