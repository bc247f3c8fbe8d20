/** @file How many bytes an op costs while a tape holds it. */

import * as tapescope from '../../engine/index';

/** @param {number} ops */
export function benchMemory(ops) {
  const peak = Math.max(...Array.from({ length: 3 }, () => peakOf(ops)));
  console.log(
    `\nMemory of a chain of ${ops.toLocaleString('en')} scalar ops: ${Math.round(peak / ops)} bytes per op at the peak`,
  );
}

/**
 * Bytes in use, garbage left out, the most of: the recording done, and the sweep done with the tape still alive.
 * @param {number} ops
 */
function peakOf(ops) {
  const a = tapescope.scalar(1.00001);
  const x = tapescope.variable(1);
  const before = bytesInUse();
  const tape = new tapescope.GradientTape({ persistent: true });
  const y = tape.record(() => {
    let y = x;
    for (let i = 0; i < ops; i++) y = tapescope.mul(y, a);
    return y;
  });
  const recorded = bytesInUse();
  tape.gradient(y, x);
  const swept = bytesInUse();
  tape.dispose();
  x.dispose();
  return Math.max(recorded, swept) - before;
}

function bytesInUse() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
