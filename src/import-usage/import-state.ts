import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { z } from 'zod';
import { StartFailure } from '../platform/base/start-failure.js';
import { isCompressed } from './source.js';

const HEAD_BYTES = 64 * 1024;
/** Rejected records whose reasons are shown. */
export const MAX_SHOWN = 20;

const count = z.number().int().nonnegative();
const STATE = z.object({
  version: z.literal(1),
  url: z.string(),
  format: z.string(),
  /** Recognises the file by its beginning, which does not change while it grows. */
  head: z.object({ bytes: count, sha256: z.string() }),
  /** Makes the keys of this import's requests its own. */
  run: z.uuid(),
  /** Everything before is acknowledged; in a compressed file, a position in its content. */
  offset: count,
  line: count,
  accepted: count,
  duplicates: count,
  quarantined: count,
  skipped: count,
  rejected: count,
  shown: z.array(z.object({ line: count, reason: z.string() })).max(MAX_SHOWN),
});
export type ImportState = z.infer<typeof STATE>;
export type ImportCounts = Pick<
  ImportState,
  'accepted' | 'duplicates' | 'quarantined' | 'skipped' | 'rejected' | 'shown'
>;

export function newState(url: string, format: string, head: ImportState['head']): ImportState {
  const counts = { accepted: 0, duplicates: 0, quarantined: 0, skipped: 0, rejected: 0, shown: [] };
  return { version: 1, url, format, head, run: randomUUID(), offset: 0, line: 0, ...counts };
}

/** Where an import is, so that it can be continued after an interruption. */
export class StateFile {
  constructor(readonly path: string) {}

  /**
   * @returns null if there is none that can be used; starting again is always safe, because nothing is counted twice
   */
  read(file: string, url: string, format: string): ImportState | null {
    const state = this.parse();
    if (state?.url !== url || state.format !== format) return null;
    if (!isCompressed(file) && statSync(file).size < state.offset) return null;
    return headOf(file, state.head.bytes).sha256 === state.head.sha256 ? state : null;
  }

  /** Replaces the file as a whole, so that being killed never leaves half of one. */
  write(state: ImportState): void {
    // Another import of the same file writes its own.
    const next = `${this.path}.${process.pid}.new`;
    try {
      writeFileSync(next, `${JSON.stringify(state)}\n`);
      renameSync(next, this.path);
    } catch (cause) {
      if (existsSync(next)) rmSync(next);
      throw new StartFailure(
        `Cannot write ${this.path}, which is needed to continue after an interruption; choose another place with --state.`,
        { cause },
      );
    }
  }

  remove(): void {
    rmSync(this.path, { force: true });
  }

  private parse(): ImportState | null {
    try {
      return STATE.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return null;
    }
  }
}

/** @returns the digest of the first bytes of a file, and how many these are if it has fewer */
export function headOf(file: string, most = HEAD_BYTES): ImportState['head'] {
  const opened = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(most);
    const bytes = readSync(opened, buffer, 0, most, 0);
    return { bytes, sha256: createHash('sha256').update(buffer.subarray(0, bytes)).digest('hex') };
  } finally {
    closeSync(opened);
  }
}
