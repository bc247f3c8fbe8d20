/** @file The panel's texts in another language: values put in, counts written its way, English where a text is missing. */

import { afterEach, describe, expect, test } from 'vitest';
import { countText, speak, t } from '../../webview/words';

const GERMAN = { 'Turn {0} of {1}': 'Durchlauf {0} von {1}', '{0} before {1}': '{1} nach {0}', Close: 'Schließen' };

afterEach(() => speak({}, 'en'));

describe('in German', () => {
  test.each<[string, () => string]>([
    ['Schließen', () => t('Close')],
    ['Durchlauf 3 von 20', () => t('Turn {0} of {1}', 3, 20)],
    ['x nach y', () => t('{0} before {1}', 'y', 'x')],
    // Not in the bundle.
    ['Open all', () => t('Open all')],
    ['7 of 9', () => t('{0} of {1}', 7, 9)],
    // No text of ours, though every object has it.
    ['constructor', () => t('constructor')],
    // Values are put in once: what stands in them is left alone.
    ['Durchlauf {1} von x', () => t('Turn {0} of {1}', '{1}', 'x')],
    // Numbers of the run are texts, with the point that code has.
    ['Durchlauf 1234.5 von 1', () => t('Turn {0} of {1}', '1234.5', 1)],
    // Counts: a point would be read as the decimal point.
    ['Durchlauf 999 von 1\u202f234\u202f567', () => t('Turn {0} of {1}', 999, 1_234_567)],
  ])('%s', (said, say) => {
    speak(GERMAN, 'de');
    expect(say()).toBe(said);
  });
});

test('in English, as the sources have it', () => {
  expect([t('Close'), t('Turn {0} of {1}', 3, 2000), countText(1000)]).toEqual(['Close', 'Turn 3 of 2,000', '1,000']);
});
