import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A place in a bundle, as a stack names it. */
const PLACE = /(file:\/\/\S+?\.js):(\d+):(\d+)/g;

/** The build that runs. */
const BUILT = new URL('../../../', import.meta.url).href;

/** Source maps by file; a process that has nothing to report reads none. */
const maps = new Map<string, SourceMap>();

/**
 * A stack with the files and lines of the sources, where the code that ran was bundled. A stack begins with the error's message,
 * which may quote what a caller sent, so only files of the build are looked up, and it never fails.
 * @param built the folder of the bundle, as a URL
 */
export function inSources(stack: string, built = BUILT): string {
  return stack.replace(PLACE, (place, file: string, line: string, column: string) => {
    if (!file.startsWith(built) || file.includes('/../')) return place;
    try {
      const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (entry === undefined || !('originalSource' in entry)) return place;
      return `${new URL(entry.originalSource, file).href}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    } catch {
      return place;
    }
  });
}

function mapOf(file: string): SourceMap | undefined {
  const known = maps.get(file);
  if (known) return known;
  const path = `${fileURLToPath(file)}.map`;
  if (!existsSync(path)) return undefined;
  const map = new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
  maps.set(file, map);
  return map;
}
