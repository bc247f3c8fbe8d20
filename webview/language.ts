/** @file Reads the page's language before any other module of the panel makes a text: imported first, for that alone. */

import { speak } from './words';

const texts = document.getElementById('app')?.dataset['texts'];
// Written by the host into the page itself; an exported page has none, and is English.
if (texts !== undefined) speak(JSON.parse(texts) as Record<string, string>, document.documentElement.lang);
