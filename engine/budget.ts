/** @file How large one tensor may get: a typed error with a sentence, in place of what the machine says when it has no more. */

import { BYTES_PER_VALUE, type DataType } from './dtype';

/** 1 GiB unless the host says otherwise; a run's memory as a whole is the host's to watch. */
const DEFAULT_BYTES = 2 ** 30;

let budget = DEFAULT_BYTES;

/** Sets how many bytes the values of one tensor may take. */
export function setTensorBudget(bytes: number): void {
  budget = bytes;
}

export function resetTensorBudget(): void {
  budget = DEFAULT_BYTES;
}

/** A tensor would have been larger than the budget allows. */
export class TensorTooLargeError extends Error {
  override readonly name = 'TensorTooLargeError';

  constructor(
    /** What its values would have taken. */
    readonly bytes: number,
    readonly budget: number,
    private readonly what: string,
    opName?: string,
  ) {
    super(
      `${opName === undefined ? '' : `${opName}: `}A tensor of ${what} takes ${bytesText(bytes)}, but one tensor may take ${bytesText(budget)} at most. ` +
        'Check the shapes that go in: the usual cause is an axis too many, or a broadcast that was not meant.',
    );
  }

  /** The same, with the name of the op that was asked for it. */
  by(opName: string): TensorTooLargeError {
    return new TensorTooLargeError(this.bytes, this.budget, this.what, opName);
  }
}

/** Throws where so many values are more than the budget allows. */
export function checkBudget(count: number, dtype: DataType): void {
  const bytes = count * BYTES_PER_VALUE[dtype];
  if (bytes > budget) throw new TensorTooLargeError(bytes, budget, `${count} values of ${dtype}`);
}

function bytesText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
