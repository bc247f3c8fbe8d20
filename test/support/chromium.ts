/** @file The browser that tests look through: Chrome, Chromium or Edge, wherever it is. */

import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../../scripts/lib/chromium.mjs';

export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_ARGUMENTS });
}
