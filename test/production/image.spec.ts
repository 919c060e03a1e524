import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.js';

/** What the Dockerfile's first stage copies from the context, in order. */
const copied = readFileSync('Dockerfile', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
  .flatMap((line) => line.split(' ').slice(1, -1));

it('the image builds from the files it copies, and contains the server, its commands, the explorer and the console', () => {
  const { folder, remove } = temporaryFolder();
  try {
    for (const file of new Set(copied)) cpSync(file, path.join(folder, file), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'pipe' });
    const made = [
      'src/main.js',
      'src/migrate.js',
      'src/admin.js',
      'src/healthcheck.js',
      'explorer/index.html',
      'console/index.html',
    ];
    expect(made.filter((file) => !existsSync(path.join(folder, 'dist', file)))).toEqual([]);
  } finally {
    remove();
  }
}, 120_000);
