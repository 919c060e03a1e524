// Installs each peer of the benchmark from its own lock file. Run: npm run bench:reads:install
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const peers = path.join(import.meta.dirname, 'peers');
for (const name of readdirSync(peers)) {
  const cwd = path.join(peers, name);
  if (!existsSync(path.join(cwd, 'package.json'))) continue;
  console.log(`${name} …`);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd,
    stdio: 'inherit',
  });
}
