/** @file `npm run bench [chain|memory|matMul|mlp|relint|layout …]`: the engine's speed beside its peers the lint's after a keystroke, the layout's, in one run. */

import { benchChain } from './chain.mjs';
import { benchLayout } from './layout.mjs';
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
  layout: benchLayout,
};

async function main() {
  const asked = process.argv.slice(2);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (asked.length === 0 || asked.includes(name)) await bench();
  }
}
void main();
