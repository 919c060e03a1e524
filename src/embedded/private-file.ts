import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { codeOf } from '../platform/base/error-code.js';

/**
 * Reads a file that only its owner can read, creating it if missing. Creation is atomic: if two processes do it at once,
 * both get the text of the first.
 */
export async function readOrCreatePrivate(
  file: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const kept = readIfThere(file);
  if (kept !== undefined) return kept;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, await make(), { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
