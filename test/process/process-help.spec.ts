import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Causeway } from '../support/process.js';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Commands with their own help and options: Jest, ESLint and Prettier. */
const FOREIGN = /^(NODE_OPTIONS="[^"]*" jest|eslint|prettier|(CAUSEWAY_TEST_ON=redis )?npm test)\b/;
const own = Object.entries(scripts).filter(([, line]) => !FOREIGN.test(line));
const programs = own.filter(([, line]) => line.includes('dist/src/')).map(([name]) => name);
const tools = own.filter(([, line]) => line.includes('scripts/tool.mjs')).map(([name]) => name);

async function program(name: string, ...args: string[]) {
  const command = Causeway.command(name, {}, args);
  return { code: await command.exit(), stdout: command.stdout, stderr: command.stderr };
}

/** A tool as called from the shell. */
function tool(name: string, ...args: string[]) {
  const line = scripts[name]!.replace('exec ', '');
  const { status, stdout, stderr } = spawnSync(`${line} ${args.join(' ')}`, {
    shell: true,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

class Exit extends Error {
  constructor(readonly code: unknown) {
    super('The tool ends.');
  }
}

/** The first steps of every tool, in this process. */
async function toolHere(name: string, ...args: string[]) {
  const { optionsOf } = (await import(path.resolve('scripts/command-line.mjs'))) as {
    optionsOf: (name: string) => object;
  };
  const printed = { stdout: '', stderr: '' };
  const streams = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    }),
  );
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Exit(code);
  });
  const argv = process.argv;
  process.argv = [...argv.slice(0, 2), ...args];
  try {
    optionsOf(name);
    return { code: 'goes on', ...printed };
  } catch (error) {
    if (error instanceof Exit) return { code: error.code, ...printed };
    throw error;
  } finally {
    process.argv = argv;
    [exit, ...streams].forEach((spy) => spy.mockRestore());
  }
}

describe('every command of package.json', () => {
  it("is a program of the product, a tool of the repository, or a package's", () => {
    expect([...programs, ...tools].sort()).toEqual(own.map(([name]) => name).sort());
    for (const name of tools) expect(scripts[name]).toMatch(new RegExp(`scripts/tool\\.mjs ${name}$`));
  });

  /** As found by the first test. */
  const usages = new Map<string, string>();
  const all = [
    ...programs.map((name) => [name, program] as const),
    ...tools.map((name) => [name, name === 'start' ? tool : toolHere] as const),
  ];
  it.each(all)('%s prints its help without doing anything', async (name, call) => {
    const { code, stdout, stderr } = await call(name, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(name === 'start' ? '  npm start' : '  npm run ');
    usages.set(name, stdout);
  });

  it.each(all)('%s rejects an unknown option, and prints its usage', async (name, call) => {
    const { code, stdout, stderr } = await call(name, '--no-such-option');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("Unknown option '--no-such-option'");
    expect(stderr.endsWith(`\n\n${usages.get(name)}`)).toBe(true);
  });
});

const WHOLE = 'must be a whole number of at least 1.';
it.each([
  ...['10,000', '0', '-5', '1e3', '', '1234567890'].map((value) => [
    'verify:adoption',
    'cases',
    value,
    WHOLE,
  ]),
  ['bench:adoption', 'partners', 'x', WHOLE],
  ['bench:log-progress', 'rates', '50,,100', 'must be whole numbers of at least 1, separated by commas.'],
  ...['x', '1.5', ''].map((value) => ['verify:adoption', 'seed', value, 'must be random or an integer.']),
] as [string, string, string, string][])('%s --%s=%s is rejected', async (name, option, value, expected) => {
  const { code, stdout, stderr } = await toolHere(name, `--${option}=${value}`);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^--${option} ${expected}\\n\\n.*\\n\\n  npm run ${name} -- `));
});

it.each(tools)('%s takes its defaults', async (name) => {
  expect(await toolHere(name)).toEqual({ code: 'goes on', stdout: '', stderr: '' });
});

it.each([
  ['verify:adoption', '--seed=-1725', '--cases=1'],
  ['verify:adoption', '--seed=random'],
  ['bench:log-progress', '--rates=50', '--rounds=999999999'],
])('%s takes %s', async (name, ...args) => {
  expect(await toolHere(name, ...args)).toEqual({ code: 'goes on', stdout: '', stderr: '' });
});

describe.each(['healthcheck', 'print-schema', 'check-migrations'])(
  '%s, which the image or a tool calls',
  (script) => {
    it('also has help, and takes nothing else', async () => {
      const [help, wrong] = [Causeway.spawn({}, script, ['--help']), Causeway.spawn({}, script, ['word'])];
      expect([await help.exit(), await wrong.exit()]).toEqual([0, 2]);
      expect(help.stdout).toContain(`dist/src/${script}.js`);
      expect(wrong.stderr).toContain('Unexpected argument: word');
    });
  },
);

it.each([
  ['admin', []],
  ['admin', ['ada@example.com']],
  ['token', []],
  ['playbook', ['import']],
  ['health-model', ['import']],
])('%s %j lacks an argument', async (name, args) => {
  const { code, stderr } = await program(name, ...args);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^An argument is missing\.\n\n/),
  });
});
