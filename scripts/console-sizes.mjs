// Checks what a browser loads for the console: npm run console:sizes. Reads the manifest of the build in dist/console.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.resolve(import.meta.dirname, '../dist/console');
const manifest = JSON.parse(readFileSync(path.join(folder, 'vite-manifest.json'), 'utf8'));

/** What may be loaded, in kB after gzip. */
const LIMITS = { first: 175, page: 45, log: 65, palette: 45, css: 20 };
const ENTRY = 'index.html';
/** What surrounds the pages of a folder. */
const FRAMES = { 'src/routes/': 'src/app/shell/Shell.tsx', 'src/portal/': 'src/portal/PortalShell.tsx' };
/** Where most people arrive. */
const FIRST_PAGES = [
  'src/routes/my-work/page.tsx',
  'src/routes/portfolio/page.tsx',
  'src/portal/status/page.tsx',
];
const LOG = 'src/routes/log/LogDialog.tsx';
const PALETTE = 'src/app/shell/Palette.tsx';

const kilobytes = (file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length / 1000;
const sum = (files) => [...files].reduce((total, file) => total + kilobytes(file), 0);

/** The scripts and styles of a chunk and of all that it imports at once. */
function filesOf(name, found = { scripts: new Set(), styles: new Set() }) {
  const { file, imports = [], css = [] } = manifest[name];
  if (found.scripts.has(file)) return found;
  found.scripts.add(file);
  css.forEach((each) => found.styles.add(each));
  imports.forEach((each) => filesOf(each, found));
  return found;
}

const entry = filesOf(ENTRY);
/** What is loaded before a page: the entry, and what surrounds it. */
const shellOf = (name) => {
  const [, frame] = Object.entries(FRAMES).find(([folder]) => name.startsWith(folder)) ?? [];
  const { scripts, styles } = frame ? filesOf(frame) : { scripts: [], styles: [] };
  return {
    scripts: new Set([...entry.scripts, ...scripts]),
    styles: new Set([...entry.styles, ...styles]),
  };
};
const beyondShell = (name) => [...filesOf(name).scripts].filter((file) => !shellOf(name).scripts.has(file));
const pages = Object.keys(manifest).filter((name) => /^src\/(routes|portal)\/.*\/page\.tsx$/.test(name));
const lines = [
  ...FIRST_PAGES.map((name) => [
    `shell and ${name}`,
    sum(shellOf(name).scripts) + sum(beyondShell(name)),
    LIMITS.first,
  ]),
  ...pages.map((name) => [name, sum(beyondShell(name)), LIMITS.page]),
  [LOG, sum(beyondShell(LOG)), LIMITS.log],
  [PALETTE, sum(beyondShell(PALETTE)), LIMITS.palette],
  ...[...FIRST_PAGES, ...pages].map((name) => [
    `styles of the shell and ${name}`,
    sum(new Set([...shellOf(name).styles, ...filesOf(name).styles])),
    LIMITS.css,
  ]),
];
for (const [name, size, limit] of lines) {
  const isOver = size > limit;
  console.log(`${isOver ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(6)} of ${limit} kB  ${name}`);
  if (isOver) process.exitCode = 1;
}
