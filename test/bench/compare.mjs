/** @file Peers take turns at one task, so that a busy machine is busy for all of them; the table shows medians. */

import { median } from './median.mjs';

/**
 * `prepare` runs before each turn, off the clock. `run` gives the answer as a number, `expected` by all peers.
 * @typedef {{ name: string, prepare?: () => void | Promise<void>, run: () => number | Promise<number> }} Peer
 * @typedef {{ title: string, rounds: number, expected: number, tolerance: number, rate: (seconds: number) => string }} Task
 */

/**
 * Prints one row per peer; the first is ours.
 * @param {Task} task
 * @param {readonly Peer[]} peers
 */
export async function compare({ title, rounds, expected, tolerance, rate }, peers) {
  const times = peers.map(() => /** @type {number[]} */ ([]));
  for (let round = -2; round < rounds; round++) {
    for (const [i, peer] of peers.entries()) {
      await peer.prepare?.();
      // What the one before left in the nursery is not ours to clean. (A full collection would throw compiled code away as well.)
      globalThis.gc?.({ type: 'minor' });
      const start = performance.now();
      const answer = await peer.run();
      const elapsed = performance.now() - start;
      if (!(Math.abs(answer - expected) <= tolerance * Math.abs(expected))) {
        throw new Error(`${title}: ${peer.name} answers ${answer}, not ${expected}`);
      }
      if (round >= 0) times[i].push(elapsed); // the first rounds warm up
    }
  }
  const medians = times.map(median);
  console.log(`\n${title}, median of ${rounds} rounds in turn:\n`);
  for (const [i, peer] of peers.entries()) {
    // The ratio within a round, since what slows the machine down slows neighbours in time alike.
    const ratio = median(times[i].map((time, round) => time / times[0][round]));
    const columns = [`${medians[i].toFixed(2)} ms`.padStart(12), rate(medians[i] / 1000).padStart(16)];
    console.log(`  ${peer.name.padEnd(34)}${columns.join('')}${`${ratio.toFixed(2)} × our time`.padStart(20)}`);
  }
}
