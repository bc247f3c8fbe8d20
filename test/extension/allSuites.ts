/** @file Every suite of a trusted workspace, the same in both extension hosts. */

import { deepStrictEqual, strictEqual } from 'node:assert';
import activation from './suites/activation';
import api from './suites/api';
import confinement from './suites/confinement';
import convert from './suites/convert';
import documents from './suites/documents';
import findings from './suites/findings';
import firstGradient from './suites/firstGradient';
import limits from './suites/limits';
import markdown from './suites/markdown';
import readingAlong from './suites/readingAlong';
import sandbox from './suites/sandbox';
import surfaces from './suites/surfaces';
import types from './suites/types';
import type { TestHost } from './testHost';

const SUITES: readonly ((host: TestHost) => void)[] = [
  activation,
  firstGradient,
  findings,
  limits,
  documents,
  surfaces,
  markdown,
  readingAlong,
  types,
  sandbox,
  confinement,
  convert,
  api,
];

export function allSuites(host: TestHost): void {
  for (const suite of SUITES) suite(host);
  theNetwork(host);
}

/** After all others. */
export function theNetwork({ network, connect }: TestHost): void {
  describe('the network', () => {
    it('was asked nothing by anything in the extension host, in all of the above', () => {
      deepStrictEqual(network, []);
    });
    it('would have been seen (the check can fail)', () => {
      connect();
      strictEqual(network.length, 1);
    });
  });
}
