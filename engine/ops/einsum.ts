/** @file einsum: sums of products by named axes, such as `ij,jk->ik`; composed of transposes, sums and one matMul. */

import { convertToTensor } from '../convert';
import { sizeOf } from '../shape';
import type { Tensor } from '../tensor';
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
  return inOrder(sumOut(product, new Set(output)), output);
}

function parse(equation: string, tensors: readonly Tensor[]): { operands: Lettered[]; output: string[] } {
  const [left, right, ...rest] = equation.replace(/\s/g, '').split('->');
  if (left === undefined || right === undefined || rest.length > 0) {
    throw new Error('Equations must contain exactly one arrow ("->").');
  }
  const terms = left.split(',');
  if (terms.length !== tensors.length) {
    throw new Error(`Expected ${terms.length} input tensors, received ${tensors.length}`);
  }
  if (terms.length > 2) throw new Error('Support for more than 2 input tensors is not implemented yet.');
  for (const letter of right) {
    if (!left.includes(letter))
      throw new Error(`Output subscripts contain the label ${letter} not present in the input subscripts.`);
  }
  const operands = terms.map((term, i) => {
    const tensor = convertToTensor<Tensor>(tensors[i]!, `tensors${i}`, 'einsum');
    if (new Set(term).size !== term.length) {
      throw new Error(
        `Found duplicate axes in input component ${term}. Support for duplicate axes in input is not implemented yet.`,
      );
    }
    if (term.length !== tensor.rank)
      throw new Error(`einsum: '${term}' names ${term.length} axes, but its tensor has rank ${tensor.rank}.`);
    return { tensor, letters: [...term] };
  });
  return { operands, output: [...right] };
}

function checkSizes(operands: readonly Lettered[], equation: string): void {
  const sizes = new Map<string, number>();
  for (const { tensor, letters } of operands) {
    letters.forEach((letter, d) => {
      const known = sizes.get(letter) ?? tensor.shape[d]!;
      if (known !== tensor.shape[d]) {
        throw new Error(
          `einsum '${equation}': axis ${letter} has size ${known} in one tensor and ${tensor.shape[d]} in another.`,
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
