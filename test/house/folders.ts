import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders of tests by what their files start, the most demanding first, and the pattern in a file or its imports. */
const STARTS = [
  ['embedded', /src\/embedded\/postgres\.js|support\/start-here\.js/],
  ['process', /'node:child_process'/],
  ['app', /src\/app\.module\.js/],
  ['database', /\b(clone|empty)Database\(/],
  ['issuer', /'node:http'|src\/embedded\/issuer\.js/],
] as const;

/** It contains how databases are created, and creates none. */
const CLUSTER = 'support/cluster.ts';

type Files = Readonly<Record<string, string>>;

export const isSpec = (file: string): boolean =>
  file.endsWith('.spec.ts') && STARTS.some(([folder]) => file.startsWith(`${folder}/`));

/** The sources below test/, contents by path. */
export function testFiles(): Files {
  const root = path.resolve('test');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** @returns the folder it belongs to: src, next to what it tests, if it starts nothing */
export function folderOf(file: string, files: Files): string {
  const texts = [...importedBy(file, files)].map((each) => files[each]!);
  return STARTS.find(([, shown]) => texts.some((text) => shown.test(text)))?.[0] ?? 'src';
}

function importedBy(file: string, files: Files, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || file === CLUSTER || files[file] === undefined) return seen;
  seen.add(file);
  for (const [, name] of files[file].matchAll(/(?:from|import)[ (]+'(\.[^']+)\.js'/g))
    importedBy(path.join(path.dirname(file), `${name}.ts`), files, seen);
  return seen;
}
