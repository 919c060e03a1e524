import Runtime from 'jest-runtime';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The compiler writes each file's source map next to it. */
class BuildMaps extends Map {
  get(file) {
    const map = `${file.startsWith('file:') ? fileURLToPath(file) : file}.map`;
    return existsSync(map) ? map : undefined;
  }
}

/**
 * Runs test files as loaded by Node itself, from this run's build. A worker loads the product and its packages once and
 * keeps them warm, while Jest's own runtime reloads everything for each test file (docs/adr/0040-tests-run-natively.md).
 */
export default class NativeRuntime extends Runtime {
  #root;
  #build;

  constructor(config, ...rest) {
    super(config, ...rest);
    this.#root = config.rootDir;
    this.#build = path.join(config.rootDir, '.test-build');
  }

  /** Each test file gets a new test framework with only its own tests and hooks. */
  requireInternalModule(from) {
    delete globalThis[Symbol.for('EVENT_HANDLERS')];
    delete require.cache[from];
    return require(from);
  }

  requireModule(from, moduleName = from) {
    return createRequire(from)(moduleName);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(file) {
    globalThis.jest = this.jestGlobals.jestObjectFor(file);
    const source = path.relative(this.#root, file).replace(/^console\/src\//, 'console-specs/');
    return import(pathToFileURL(path.join(this.#build, source.replace(/\.ts$/, '.js'))));
  }

  /** Stack traces refer to the lines of the sources. */
  getSourceMaps() {
    return new BuildMaps();
  }

  installGetBuiltinModule() {
    // There is nothing between a test and Node.
  }
}
