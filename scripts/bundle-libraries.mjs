import { readFileSync } from 'node:fs';
import { withClassNames } from './bundle-names.mjs';

/** TypeORM's drivers of other databases. */
const OTHER_DRIVERS = /typeorm[\\/]driver[\\/]([a-oq-z][\w-]*)[\\/]\w+(Driver|QueryRunner)\.js$/;
/** Their names are seen in logs. */
const ERRORS = /[\\/]errors?([\\/][\w-]+)?\.js$/;
/** Large, and needed rarely if at all: read from node_modules at their first use. */
const LATER = /^(libphonenumber-js|date-holidays)(\/|$)/;

const lateModule = (name) => `
  const load = require;
  const real = () => load(${JSON.stringify(name)});
  module.exports = new Proxy(function () {}, {
    get: (_target, key) => real()[key],
    construct: (_target, values) => Reflect.construct(real(), values),
  });`;

/** What libraries do that a bundle has to know of. */
export const asLibrariesNeed = {
  name: 'libraries',
  setup({ onLoad, onResolve, resolve }) {
    onLoad({ filter: OTHER_DRIVERS }, () => ({ contents: '' }));
    onLoad({ filter: ERRORS }, ({ path: file }) => ({
      contents: withClassNames(readFileSync(file, 'utf8')),
    }));
    // Hides from bundlers that it requires TypeORM, which would then be loaded a second time.
    onLoad({ filter: /typeorm-compat\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replace('const require = createRequire(import.meta.url);', ''),
    }));
    onResolve({ filter: LATER }, ({ path: name }) => ({ path: name, namespace: 'later' }));
    onLoad({ filter: /.*/, namespace: 'later' }, ({ path: name }) => ({ contents: lateModule(name) }));
    // Packages that libraries try to load and do without; they still have to find that out when they run.
    onResolve({ filter: /^[^./]/ }, async ({ path: name, pluginData, importer, resolveDir, kind }) => {
      if (pluginData === 'tried' || name.startsWith('node:') || kind === 'entry-point') return undefined;
      const found = await resolve(name, { importer, resolveDir, kind, pluginData: 'tried' });
      return found.errors.length > 0 ? { path: name, external: true } : found;
    });
  },
};
