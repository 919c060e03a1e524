// Runs one of the repository's commands: node scripts/tool.mjs NAME [OPTIONS]. They are defined in tools.mjs.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { optionsOf } from './command-line.mjs';
import { TOOLS } from './tools.mjs';

const root = path.resolve(import.meta.dirname, '..');
// The command below parses the rest as its own command line.
const [name] = process.argv.splice(2, 1);
optionsOf(name);
const { builds = [], shell, file } = TOOLS[name];
build(root, builds);
if (shell) process.exitCode = spawnSync(shell, { shell: true, stdio: 'inherit', cwd: root }).status ?? 1;
// In this process rather than a child process, so that signals reach what it starts.
if (file) await import(pathToFileURL(path.join(root, file)));
