/** @file `npm run bench [chain|memory|matMul|mlp|relint …]`: the engine's speed beside its peers and the lint's after a keystroke, in one run. */

import { benchChain } from './chain.mjs';
import { benchMatMul } from './matMul.mjs';
import { benchMemory } from './memory.mjs';
import { benchMlp } from './mlp.mjs';
import { benchRelint } from './relint.mjs';

const BENCHES = {
  chain: () => benchChain(100_000),
  memory: () => benchMemory(100_000),
  matMul: () => benchMatMul(256),
  mlp: benchMlp,
  relint: benchRelint,
};

async function main() {
  const asked = process.argv.slice(2);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length === 0 || asked.includes(name)) await bench();
  }
}
void main();
