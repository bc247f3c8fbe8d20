/** @file TypeScript server plugin in Node: the engine's types are a file beside it. */

import { join } from 'node:path';
import { engineTypes, type Plugin } from './engineTypes';

/** As seen from `node_modules/tapescope-ts-plugin` of the extension, where VS Code looks for plugins. */
const FILE = join(__dirname, '../../dist/engine/index.d.ts');

/** What TypeScript calls. */
const plugin: Plugin = ({ typescript }) => ({
  create: (info) => engineTypes(typescript, info, typescript.server.toNormalizedPath(FILE)),
});
export default plugin;
