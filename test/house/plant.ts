import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The console's settings of TypeScript that its lint needs. */
const CONSOLE = JSON.stringify({
  extends: '../tsconfig.json',
  compilerOptions: { module: 'ESNext', moduleResolution: 'bundler', jsx: 'react-jsx', types: [] },
  include: ['src'],
  exclude: [],
});

interface LintResult {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

/** Runs the project's lint on a separate tree, like the command line. */
async function lint(root: string): Promise<LintResult[]> {
  const eslint = resolve('node_modules/eslint/bin/eslint.js');
  const args = [eslint, '--config', resolve('eslint.config.js'), '--format', 'json', '.'];
  // Exit code 1 means that there are findings, which are expected.
  const run = promisify(execFile)(process.execPath, args, { cwd: root, env: { PATH: process.env['PATH'] } });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  if (!stdout.startsWith('[')) throw new Error(`The lint itself failed: ${stderr}`);
  return JSON.parse(stdout) as LintResult[];
}

/**
 * Writes the files into a temporary project with our packages and lints it.
 * @param files contents by path
 * @returns for each path the rules it violates, by line; the message if there is no rule
 */
export async function lintPlanted(files: Record<string, string>): Promise<Map<string, string[]>> {
  const root = await mkdtemp(join(tmpdir(), 'causeway-lint-'));
  try {
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    await symlink(resolve('tsconfig.json'), join(root, 'tsconfig.json'));
    await mkdir(join(root, 'console'));
    await writeFile(join(root, 'console/tsconfig.json'), CONSOLE);
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const results = await lint(root);
    return new Map(
      results.map(({ filePath, messages }) => [
        relative(root, filePath),
        messages.map(({ ruleId, message }) => ruleId ?? message),
      ]),
    );
  } finally {
    await rm(root, { recursive: true });
  }
}
