/** @file Draws the extension's icon, docs/icon.svg, as the PNG that VS Code wants: `node scripts/icon.mjs`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, ensureChromium } from './lib/chromium.mjs';
import { root } from './lib/paths.mjs';

const SIZE = 256;

const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGUMENTS });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(root, 'docs/icon.svg'), 'utf8')}`);
await page.screenshot({ path: join(root, 'docs/images/icon.png'), omitBackground: true });
await browser.close();
