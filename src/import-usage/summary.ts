import type { Imported } from './import-file.js';
import { durationOf, numberOf } from './progress.js';

/** What happened to the records of a file, including those sent before an interruption. */
export function summaryOf({ state, tornLine }: Imported, file: string, elapsedMs: number): string {
  const { accepted, duplicates, quarantined, skipped, rejected, shown } = state;
  const rows = [
    ['accepted', accepted],
    ['duplicates', duplicates],
    ['quarantined', quarantined],
    ...(skipped > 0 ? [['skipped', skipped] as const] : []),
    ['rejected', rejected],
  ] as const;
  const width = Math.max(...rows.map(([, value]) => numberOf(value).length));
  const lines = [
    `Imported ${numberOf(state.line)} lines of ${file} in ${durationOf(elapsedMs)}.`,
    ...rows.map(([name, value]) => `  ${name.padEnd(11)}  ${numberOf(value).padStart(width)}`),
  ];
  if (quarantined > 0)
    lines.push('Quarantined records are counted once their client ID and API description are known.');
  if (shown.length > 0)
    lines.push(rejected > shown.length ? `The first ${shown.length} rejected records:` : 'Rejected records:');
  lines.push(...shown.map(({ line, reason }) => `  line ${line}: ${reason}`));
  if (tornLine !== null)
    lines.push(
      `Line ${tornLine}, the last, has no line break and is not JSON: it was not sent. ` +
        'Once the file is complete, run the same command to send the rest.',
    );
  return `${lines.join('\n')}\n`;
}

/** @returns 1 if a record was not taken, otherwise 0 */
export function exitCodeOf({ state, tornLine }: Imported): number {
  return state.rejected > 0 || tornLine !== null ? 1 : 0;
}
