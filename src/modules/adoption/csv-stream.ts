import { stringify } from 'csv-stringify';
import { Readable, pipeline } from 'node:stream';
import { isTurnOver, nextTurn } from '../../kernel/slices.js';

export type Cell = string | number | boolean | Date | null;
export type Row = Readonly<Record<string, Cell>>;

/** A client that reads nothing for this long is cut off. */
const STALLED_MS = 60_000;

/**
 * RFC 4180, with a header row and CRLF. Rows are taken as the reader reads. A text that a spreadsheet would take for a formula
 * gets a leading apostrophe; numbers stay numbers.
 * @param failed called if the rows end early for another reason than that the client went away
 */
export function csvStream(
  columns: readonly string[],
  rows: AsyncIterable<Row>,
  failed: (error: Error) => void,
): Readable {
  const csv = stringify({
    ...({ header: true, record_delimiter: 'windows', escape_formulas: true } as const),
    // By default, only the record delimiter as a whole would be quoted.
    quoted_match: /[\r\n]/,
    columns: [...columns],
    cast: {
      boolean: String,
      date: (instant) => instant.toISOString(),
      // The one start of a formula that escape_formulas leaves alone.
      string: (text) => (text.startsWith('\n') ? `'${text}` : text),
    },
  });
  const stalled = setTimeout(() => csv.destroy(new Error('The client stopped reading.')), STALLED_MS).unref();
  csv.once('close', () => clearTimeout(stalled));
  pipeline(Readable.from(paced(rows, () => stalled.refresh())), csv, (error) => {
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') failed(error);
  });
  return csv;
}

/** Lets other work run between rows. */
async function* paced(rows: AsyncIterable<Row>, taken: () => void): AsyncGenerator<Row> {
  for await (const row of rows) {
    taken();
    if (isTurnOver()) await nextTurn();
    yield row;
  }
}
