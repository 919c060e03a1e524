import { folderOf, isSpec, testFiles } from './folders.js';

describe('a test file', () => {
  const files = testFiles();
  const specs = Object.keys(files).filter(isSpec);

  it('is in the folder of the most demanding thing that it starts', () => {
    expect(specs.length).toBeGreaterThan(100);
    expect(specs.filter((file) => folderOf(file, files) !== file.split('/')[0])).toEqual([]);
  });

  const planted = (text: string, more: Readonly<Record<string, string>> = {}) =>
    folderOf('app/planted.spec.ts', { 'app/planted.spec.ts': text, ...more });

  it.each([
    ['embedded', "import { open } from '../../src/embedded/postgres.js';"],
    ['process', "import { spawn } from 'node:child_process';"],
    ['app', "import { AppModule } from '../../src/app.module.js';"],
    ['database', 'const database = await cloneDatabase();'],
    ['database', 'const database = await emptyDatabase();'],
    ['issuer', "import { createServer } from 'node:http';"],
    ['src', "import { parse } from '../../src/kernel/ids.js';"],
  ])('that starts %s is detected', (folder, text) => {
    expect(planted(text)).toBe(folder);
    expect(planted("import { help } from '../support/help.js';", { 'support/help.ts': text })).toBe(folder);
  });

  it('that starts several is classified by the most demanding', () => {
    const text = "await cloneDatabase();\nimport './help.js';";
    expect(planted(text, { 'app/help.ts': "import '../support/run.js';" })).toBe('database');
    const run = { 'app/help.ts': "import '../support/run.js';", 'support/run.ts': "'node:child_process'" };
    expect(planted(text, run)).toBe('process');
  });
});
