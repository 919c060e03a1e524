// Writes docs/performance.md: each section is the output of one benchmark, with the machine and the day it was made on. About half an
// hour, alone on the machine. Run: npm run bench:performance [-- --section reads]
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { optionsOf } from '../scripts/command-line.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const FILE = path.join(ROOT, 'docs/performance.md');
const { section: chosen } = optionsOf('bench:performance');

/** What is measured by which command, and what it is compared with. */
const SECTIONS = {
  reads: [
    'Reads',
    'bench:reads',
    'Aims: 0.85 of the limit at 1.6 times its CPU (W1, W2), 0.9 at 1.4 times (W3).',
  ],
  writes: [
    'Logging progress',
    'bench:log-progress',
    "Aim: p99 at most 6 times the minimal insert's at 100 a second.",
  ],
  jobs: ['Re-forecasts and scores', 'bench:reforecast', 'Aim: through the queue at least half of direct.'],
  health: [
    'Health',
    'bench:health',
    'Aims: 3 s for a sweep, at most 3 times the bare SQL; p99 under 2 s to a score.',
  ],
  start: ['Start and memory', 'bench:start', 'Aims: ready after 2.5 s, 180 MB when idle, for an API.'],
};

if (chosen !== 'all' && !(chosen in SECTIONS)) {
  process.stderr.write(`--section must be all or one of ${Object.keys(SECTIONS).join(', ')}.\n`);
  process.exit(2);
}

const HEAD = `# Performance

Every section is the output of one benchmark, which runs what it is compared with in turn on the same machine. Make it again with
\`npm run bench:performance\`, or one section with \`-- --section reads\`. Medians with their spread.
`;

const begin = (name) => `<!-- ${name} -->`;
const end = (name) => `<!-- end of ${name} -->`;

function machine() {
  const [{ model }, ...others] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${others.length + 1} × ${model.trim()}, ${memory} GiB, Node ${process.version}`;
}

function measured(name, [title, command, aim]) {
  console.error(`npm run ${command}`);
  const { stdout, status } = spawnSync('npm', ['run', '--silent', command], {
    ...{ cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  if (status !== 0) throw new Error(`npm run ${command} ended with ${status}.`);
  const day = new Date().toISOString().slice(0, 10);
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
  const made = `\`npm run ${command}\` on ${day} at ${commit}, ${machine()}. ${aim}`;
  const output = stdout.includes('|---') ? stdout.trim() : `\`\`\`text\n${stdout.trim()}\n\`\`\``;
  return `${begin(name)}\n\n## ${title}\n\n${made}\n\n${output}\n\n${end(name)}`;
}

const known = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
const sectionIn = (name) => {
  const from = known.indexOf(begin(name));
  return from === -1 ? null : known.slice(from, known.indexOf(end(name)) + end(name).length);
};
const sections = Object.entries(SECTIONS).map(([name, section]) =>
  chosen === 'all' || chosen === name ? measured(name, section) : sectionIn(name),
);
writeFileSync(FILE, `${[HEAD.trim(), ...sections.filter(Boolean)].join('\n\n')}\n`);
