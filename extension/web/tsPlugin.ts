/** @file TypeScript server plugin in a browser: the server may have no files there, so the plugin brings the types' text. */

import text from 'engine-types';
import { engineTypes, type Plugin } from '../tsPlugin/engineTypes';

const { protocol, host, pathname } = new URL('../../dist/engine/index.d.ts', import.meta.url);
/** The text's own address, as VS Code names one to the server: so one may go to a definition. */
const FILE = `/${protocol.slice(0, -1)}/${host || 'ts-nul-authority'}${pathname}`;

const plugin: Plugin = ({ typescript }) => ({
  create(info) {
    const files = info.serverHost;
    const { fileExists, readFile } = files;
    files.fileExists = (path) => path === FILE || fileExists.call(files, path);
    files.readFile = (path, encoding) => (path === FILE ? text : readFile.call(files, path, encoding));
    return engineTypes(typescript, info, FILE);
  },
});
export default plugin;
