/** @file `npm run test:desktop`: the in-host suite in a desktop VS Code, which @vscode/test-electron downloads. */

import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { resultsFolder, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

await run(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root });
mkdirSync(resultsFolder, { recursive: true });
const workspace = mkdtempSync(join(tmpdir(), 'tapescope-workspace-'));
cpSync(join(root, 'examples'), workspace, { recursive: true });
process.exitCode = await runTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: join(root, 'dist/test/extension.cjs'),
  launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  extensionTestsEnv: {
    TAPESCOPE_SUITE: 'trusted',
    TAPESCOPE_REPORT: join(resultsFolder, 'desktop.json'),
    TAPESCOPE_WORKSPACE: workspace,
  },
});
