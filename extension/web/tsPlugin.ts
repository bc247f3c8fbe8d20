/** @file TypeScript server plugin in a browser: the server may have no files there, so the plugin brings the types' text. */

import text from 'engine-types';
import { engineTypes, type Plugin } from '../tsPlugin/engineTypes';

const { protocol, host, pathname } = new URL('../../dist/engine/index.d.ts', import.meta.url);
/** The text's own address, as VS Code names one to the server: so one may go to a definition. */
const FILE = `/${protocol.slice(0, -1)}/${host || 'ts-nul-authority'}${pathname}`;

const plugin: Plugin = ({ typescript }) => ({
  create(info) {
    const { languageServiceHost, project, serverHost } = info;
    const { fileExists, readFile } = serverHost;
    serverHost.fileExists = (path) => path === FILE || fileExists.call(serverHost, path);
    serverHost.readFile = (path, encoding) => (path === FILE ? text : readFile.call(serverHost, path, encoding));
    // A server that reads no files follows no import: ours alone, then.
    const isAlone = project.projectService.serverMode !== typescript.LanguageServiceMode.Semantic;
    const settings = languageServiceHost.getCompilationSettings.bind(languageServiceHost);
    languageServiceHost.getCompilationSettings = () => {
      const given = settings();
      // With all that an enumeration would leave out, such as the config file.
      return Object.defineProperties(
        { ...given },
        {
          ...Object.getOwnPropertyDescriptors(given),
          // A value where there was none makes TypeScript resolve again: we come after it has read the project.
          noResolve: { value: !isAlone && (given.noResolve ?? false), enumerable: true },
        },
      );
    };
    return engineTypes(typescript, info, FILE, isAlone);
  },
});
export default plugin;
