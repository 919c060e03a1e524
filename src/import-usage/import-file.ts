import { createHash } from 'node:crypto';
import { StartFailure } from '../platform/base/start-failure.js';
import { headOf, type ImportState, MAX_SHOWN, newState, type StateFile } from './import-state.js';
import { type BatchSize, type LineBatch, lineBatches } from './line-batches.js';
import type { Progress } from './progress.js';
import { assertReadable, openSource, type Source, STDIN } from './source.js';
import type { UsageAnswer, UsageClient } from './usage-client.js';

/** Large enough for the server to be quick, small enough to repeat one. */
const BATCH: BatchSize = { lines: 5_000, bytes: 4 * 1024 * 1024 };

export interface Import {
  readonly file: string;
  readonly url: string;
  readonly format: string;
  /** Null for standard input, which cannot be continued. */
  readonly stateFile: StateFile | null;
  readonly client: UsageClient;
  readonly progress: Progress;
}

export interface Imported {
  readonly state: ImportState;
  /** The number of a last line that was not sent; null if there is none. */
  readonly tornLine: number | null;
}

/**
 * Sends a file in batches, each after the one before was answered. Where it is interrupted, the next run continues.
 * @throws StartFailure if it cannot be continued now
 */
export async function importFile(given: Import): Promise<Imported> {
  const { file, stateFile, client, progress } = given;
  let state = begin(given);
  const source = openSource(file, state.offset);
  const before = state.accepted + state.duplicates + state.quarantined + state.rejected;
  for await (const batch of lineBatches(source.chunks, state, BATCH)) {
    // The position is kept, so that a later run sends the line once it is complete.
    if ('tornLine' in batch) return { state, tornLine: batch.tornLine };
    if (batch.start === 0) assertLines(file, batch.body);
    const answer = await client.send(batch.body, keyOf(state, batch));
    const isFirst = state.offset === 0;
    state = after(state, batch, answer);
    if (isFirst) assertSomeAccepted(state, given);
    stateFile?.write(state);
    progress.update(progressed(source, state, before));
  }
  stateFile?.remove();
  return { state, tornLine: null };
}

function begin({ file, url, format, stateFile, progress }: Import): ImportState {
  if (file === STDIN) return newState(url, format, { bytes: 0, sha256: '' });
  assertReadable(file);
  const found = stateFile?.read(file, url, format);
  if (found) {
    if (found.line > 0)
      progress.say(`Continuing after line ${found.line} of ${file}, where the last import was interrupted.`);
    return found;
  }
  const state = newState(url, format, headOf(file));
  stateFile?.write(state);
  return state;
}

/** The same batch of the same import has the same key, so a repeat gets the answer of the first. */
function keyOf({ run }: ImportState, { body, start }: LineBatch): string {
  return `${run}-${start}-${createHash('sha256').update(body).digest('hex').slice(0, 16)}`;
}

function after(state: ImportState, { end, lines, linesBefore }: LineBatch, answer: UsageAnswer): ImportState {
  const shown = answer.rejected.map(({ index, reason }) => ({ line: linesBefore + index + 1, reason }));
  return {
    ...state,
    offset: end,
    line: linesBefore + lines,
    accepted: state.accepted + answer.accepted,
    duplicates: state.duplicates + answer.duplicates,
    quarantined: state.quarantined + answer.quarantined,
    skipped: state.skipped + answer.skipped,
    rejected: state.rejected + answer.rejectedTotal,
    shown: [...state.shown, ...shown].slice(0, MAX_SHOWN),
  };
}

const BYTE_ORDER_MARK = '\uFEFF';

/** @throws StartFailure if the file is a JSON array, which the server would take for one endless line */
function assertLines(file: string, body: Buffer): void {
  const text = body.subarray(0, 1024).toString().replace(BYTE_ORDER_MARK, '').trimStart();
  if (text.startsWith('['))
    throw new StartFailure(
      `${file} is a JSON array; an import needs one record per line: jq -c '.[]' FILE > LINES`,
    );
}

/** A wrong format rejects every record; it should not take the whole file to find out. */
function assertSomeAccepted(state: ImportState, { file, format, stateFile }: Import): void {
  const { accepted, duplicates, quarantined, skipped, rejected, shown } = state;
  if (rejected === 0 || accepted + duplicates + quarantined + skipped > 0) return;
  stateFile?.remove();
  const reasons = shown.slice(0, 3).map(({ line, reason }) => `  line ${line}: ${reason}`);
  throw new StartFailure(
    `None of the first ${rejected} records of ${file} is a valid ${format} record; nothing was counted.\n${reasons.join('\n')}`,
  );
}

function progressed(source: Source, state: ImportState, before: number) {
  const records = state.accepted + state.duplicates + state.quarantined + state.rejected - before;
  return { share: source.share(), records };
}
