/** Parses RFC 4180 strictly: quoted fields, CRLF after every record. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const [, quoted, plain, end] = field.exec(text) ?? [];
    if (end === undefined) throw new Error(`Not CSV at ${at}: ${JSON.stringify(text.slice(at, at + 80))}`);
    fields.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === ',') continue;
    records.push(fields);
    fields = [];
  }
  if (fields.length > 0) throw new Error('The last record has no end.');
  return records;
}

/** The records by the names in the header row. */
export function recordsOf(text: string): Record<string, string>[] {
  const [header, ...records] = parseCsv(text);
  return records.map((record) => Object.fromEntries(header!.map((name, index) => [name, record[index]!])));
}
