/** @file einsum: sums of products by named axes, such as `ij,jk->ik`; composed of transposes, sums, diagonals and one matMul per further operand. */

import { convertToTensor } from '../convert';
import { sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { diagPart } from './linalg/diagPart';
import { matMul } from './matMul';
import { reshape } from './reshape';
import { sum } from './sum';
import { transpose } from './transpose';

/** A tensor with a letter for each of its axes. */
interface Lettered {
  readonly tensor: Tensor;
  readonly letters: readonly string[];
}

export function einsum(equation: string, ...tensors: Tensor[]): Tensor {
  const { operands, output } = parse(equation, tensors);
  checkSizes(operands, equation);
  const [first, ...others] = operands as [Lettered, ...Lettered[]];
  const product = others.reduce((left, right, i) => {
    const later = others.slice(i + 1).flatMap((o) => o.letters);
    return contract(left, right, new Set([...output, ...later]));
  }, first);
  const result = sumOut(product, new Set(output));
  const present = output.filter((l) => result.letters.includes(l));
  const ordered = inOrder(result, present);
  // What an ellipsis covers may have had size 1 in every operand.
  return present.length === output.length
    ? ordered
    : reshape(
        ordered,
        output.map((l) => sizeIn(result, l) ?? 1),
      );
}

/**
 * The equation applied to the tensors: an ellipsis stands for as many axes as there are (one letter each, aligned at the end); an axis of
 * size 1 under it may broadcast; a letter twice in one term takes the diagonal; without an arrow the output has every letter that occurs once.
 */
function parse(equation: string, tensors: readonly Tensor[]): { operands: Lettered[]; output: string[] } {
  const [left, right, ...rest] = equation.replace(/\s/g, '').split('->');
  if (left === undefined || rest.length > 0) {
    throw new Error(`Equations must contain exactly one arrow ("->"), but einsum got '${equation}'.`);
  }
  if (right === undefined && !/^[A-Za-z.,]+$/.test(left)) {
    throw new Error(`Equations without an arrow have letters, commas and dots only, but einsum got '${equation}'.`);
  }
  const terms = left.split(',');
  if (terms.length !== tensors.length) {
    throw new Error(`Expected ${terms.length} input tensors, received ${tensors.length}`);
  }
  const given = tensors.map((t, i) => convertToTensor<Tensor>(t, `tensors${i}`, 'einsum'));
  const covered = Math.max(0, ...terms.map((term, i) => coveredAxes(term, given[i]!, equation)));
  const spread = Array.from({ length: covered }, (_, k) => `.${k}`);
  const operands = terms.map((term, i) => {
    const tensor = given[i]!;
    const letters = lettersOf(term, spread.slice(covered - coveredAxes(term, tensor, equation)));
    return diagonalOfRepeated(withoutOnes({ tensor, letters }), equation);
  });
  const output = right === undefined ? implicitOutput(terms, spread) : lettersOf(right, spread);
  for (const letter of output) {
    if (!operands.some(({ letters }) => letters.includes(letter)) && !letter.startsWith('.')) {
      throw new Error(`Output subscripts contain the label ${letter} not present in the input subscripts.`);
    }
    if (output.indexOf(letter) !== output.lastIndexOf(letter)) {
      throw new Error(`einsum '${equation}': the output names axis ${letter} twice.`);
    }
  }
  return { operands, output };
}

/** How many axes of the tensor the term's ellipsis stands for. */
function coveredAxes(term: string, tensor: Tensor, equation: string): number {
  const named = term.replace('...', '').length;
  const covered = tensor.rank - named;
  if (term.replace('...', '').includes('.')) {
    throw new Error(`einsum '${equation}': '${term}' must write its ellipsis as three dots, once.`);
  }
  if (covered < 0 || (covered > 0 && !term.includes('...'))) {
    throw new Error(`einsum: '${term}' names ${named} axes, but its tensor has rank ${tensor.rank}.`);
  }
  return covered;
}

function lettersOf(term: string, spread: readonly string[]): string[] {
  const [before = '', after] = term.split('...');
  return after === undefined ? [...before] : [...before, ...spread, ...after];
}

/** Letters that occur once, in order of the alphabet, behind what the ellipsis covers. */
function implicitOutput(terms: readonly string[], spread: readonly string[]): string[] {
  const all = terms.join('').replaceAll('.', '');
  return [...spread, ...[...all].filter((l) => all.indexOf(l) === all.lastIndexOf(l)).sort()];
}

/** Axes of size 1 under an ellipsis go: the other operand's size counts, and the output gets them back. */
function withoutOnes({ tensor, letters }: Lettered): Lettered {
  const kept = letters.flatMap((l, d) => (l.startsWith('.') && tensor.shape[d] === 1 ? [] : [d]));
  if (kept.length === letters.length) return { tensor, letters };
  return {
    tensor: reshape(
      tensor,
      kept.map((d) => tensor.shape[d]!),
    ),
    letters: kept.map((d) => letters[d]!),
  };
}

/** `ii` is the diagonal of the two axes, once for every repetition. */
function diagonalOfRepeated(given: Lettered, equation: string): Lettered {
  let current = given;
  for (;;) {
    const { tensor, letters } = current;
    const second = letters.findIndex((l, d) => letters.indexOf(l) < d);
    if (second < 0) return current;
    const first = letters.indexOf(letters[second]!);
    if (tensor.shape[first] !== tensor.shape[second]) {
      throw new Error(
        `einsum '${equation}': axis ${letters[second]} has size ${tensor.shape[first]} in one place and ${tensor.shape[second]} in another.`,
      );
    }
    const others = letters.map((_, d) => d).filter((d) => d !== first && d !== second);
    const diagonal = diagPart<Tensor>(transpose(tensor, [...others, first, second]));
    current = { tensor: diagonal, letters: [...others.map((d) => letters[d]!), letters[second]!] };
  }
}

function checkSizes(operands: readonly Lettered[], equation: string): void {
  const sizes = new Map<string, number>();
  for (const { tensor, letters } of operands) {
    letters.forEach((letter, d) => {
      const known = sizes.get(letter) ?? tensor.shape[d]!;
      if (known !== tensor.shape[d]) {
        throw new Error(
          `einsum '${equation}': Expected dimension ${known} at axis ${d} of input shaped [${tensor.shape}], but got dimension ${tensor.shape[d]}`,
        );
      }
      sizes.set(letter, known);
    });
  }
}

/** The product of two tensors, summed over the letters that are not wanted any more: one batched matrix product. */
function contract(a: Lettered, b: Lettered, wanted: ReadonlySet<string>): Lettered {
  const left = sumOut(a, new Set([...wanted, ...b.letters]));
  const right = sumOut(b, new Set([...wanted, ...a.letters]));
  const shared = left.letters.filter((l) => right.letters.includes(l));
  const batch = shared.filter((l) => wanted.has(l));
  const inner = shared.filter((l) => !wanted.has(l));
  const rows = left.letters.filter((l) => !shared.includes(l));
  const columns = right.letters.filter((l) => !shared.includes(l));
  const product = matMul(asMatrices(left, batch, rows, inner), asMatrices(right, batch, inner, columns));
  const letters = [...batch, ...rows, ...columns];
  const sizes = letters.map((l) => sizeIn(left, l) ?? sizeIn(right, l)!);
  return { tensor: reshape(product, sizes), letters };
}

function asMatrices(
  x: Lettered,
  batch: readonly string[],
  rows: readonly string[],
  columns: readonly string[],
): Tensor {
  const size = (letters: readonly string[]): number => sizeOf(letters.map((l) => sizeIn(x, l)!));
  return reshape(inOrder(x, [...batch, ...rows, ...columns]), [size(batch), size(rows), size(columns)]);
}

function sumOut({ tensor, letters }: Lettered, wanted: ReadonlySet<string>): Lettered {
  const gone = letters.flatMap((letter, d) => (wanted.has(letter) ? [] : [d]));
  if (gone.length === 0) return { tensor, letters };
  return { tensor: sum(tensor, gone), letters: letters.filter((l) => wanted.has(l)) };
}

function inOrder({ tensor, letters }: Lettered, order: readonly string[]): Tensor {
  const perm = order.map((l) => letters.indexOf(l));
  return perm.every((from, to) => from === to) ? tensor : transpose(tensor, perm);
}

function sizeIn({ tensor, letters }: Lettered, letter: string): number | undefined {
  return tensor.shape[letters.indexOf(letter)];
}
