/** @file A snippet's run in the page of a test, whose questions the real sandbox answers. */

import type { Page } from 'playwright-core';
import { recordingToJson } from '../../../engine/recordingJson';
import { outcomeSentence } from '../../../extension/explain/outcome';
import { checkAsk } from '../../../extension/protocol/askChecks';
import { packNumbers, unpackNumbers } from '../../../extension/protocol/wireNumbers';
import type { TestSandbox } from '../../runner/sandbox';
import type { AskedOutside } from './page';

/** Runs the snippet and shows what it left. `asked` is told of each question. */
export async function showRun(
  page: Page,
  sandbox: TestSandbox,
  text: string,
  asked: () => void = () => undefined,
): Promise<void> {
  const recording = await sandbox.run(text);
  const modules = [sandbox.module(text)];
  await page.exposeFunction('answerAsk', async (question: string): Promise<string> => {
    asked();
    const ask = checkAsk(unpackNumbers(JSON.parse(question)));
    const { answer, recording } = await sandbox.runner.ask({ modules, ask });
    const outside: AskedOutside =
      answer.kind === 'run' && recording
        ? { kind: 'run', json: JSON.stringify(recordingToJson(recording)), problem: outcomeSentence(recording.outcome) }
        : { kind: 'other', answer: packNumbers(answer) };
    return JSON.stringify(outside);
  });
  await page.evaluate((json) => harness.showJson('snippet.ts', json), JSON.stringify(recordingToJson(recording)));
}
