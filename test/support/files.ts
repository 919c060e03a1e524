import { crc32 } from 'node:zlib';
import type { TestApp } from './app.js';
import type { Person } from './people.js';

/** A file as a form sends it. */
export interface Sent {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export const PDF: Sent = {
  name: 'Pen test.pdf',
  type: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
};
export const PNG: Sent = {
  name: 'screen.png',
  type: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
export const JPEG: Sent = {
  name: 'scan.jpeg',
  type: 'image/jpeg',
  bytes: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
};
export const TEXT: Sent = {
  name: 'notes.txt',
  type: 'text/plain',
  bytes: Buffer.from('All is well. Señor ✓\n'),
};
export const CSV: Sent = { name: 'rows.csv', type: 'text/csv', bytes: Buffer.from('a;b\n1;2\n') };

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const MAIN = {
  docx: ['word/document.xml', `${OFFICE}wordprocessingml.document`],
  xlsx: ['xl/workbook.xml', `${OFFICE}spreadsheetml.sheet`],
} as const;

/** A minimal office document. @param kind that its content declares */
export function office(kind: keyof typeof MAIN, content: string = MAIN[kind][1]): Sent {
  const types = `<?xml version="1.0"?><Types><Override PartName="/${MAIN[kind][0]}" ContentType="${content}.main+xml"/></Types>`;
  return {
    ...{ name: `report.${kind}`, type: MAIN[kind][1] },
    bytes: zip({ '[Content_Types].xml': types, [MAIN[kind][0]]: '<document/>' }),
  };
}

/** An archive of stored entries. */
export function zip(entries: Record<string, string>): Buffer {
  const local = Object.entries(entries).map(([name, text]) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(crc32(text), 14);
    header.writeUInt32LE(Buffer.byteLength(text), 18);
    header.writeUInt32LE(Buffer.byteLength(text), 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return Buffer.concat([header, Buffer.from(name), Buffer.from(text)]);
  });
  return Buffer.concat(local);
}

const BOUNDARY = 'a-boundary-of-our-own';
export const FORM = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** @param fields values by name; a value with bytes is a file. Their order is that of the form */
export function formOf(fields: readonly (readonly [string, string | Sent])[], { close = true } = {}): Buffer {
  const parts = fields.flatMap(([name, value]) =>
    typeof value === 'string'
      ? [head(`name="${name}"`), Buffer.from(`\r\n${value}\r\n`)]
      : [
          head(`name="${name}"; filename="${value.name}"`, `content-type: ${value.type}\r\n`),
          ...[Buffer.from('\r\n'), value.bytes, Buffer.from('\r\n')],
        ],
  );
  return Buffer.concat([...parts, ...(close ? [Buffer.from(`--${BOUNDARY}--\r\n`)] : [])]);
}

const head = (disposition: string, more = '') =>
  Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n${more}`);

/** The response of the uploads route. */
export async function upload(
  app: TestApp,
  person: Person | null,
  engagement: string,
  file: Sent,
  more: readonly (readonly [string, string | Sent])[] = [],
) {
  return post(app, person, formOf([['engagement', engagement], ...more, ['file', file]]));
}

export async function post(app: TestApp, person: Person | null, payload: Buffer | undefined, headers = FORM) {
  const authorization = person ? { authorization: `Bearer ${await app.token(person)}` } : {};
  const answer = await app.nest.inject({
    ...{ method: 'POST', url: '/uploads', headers: { ...headers, ...authorization } },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

export async function download(app: TestApp, person: Person | null, id: string) {
  const headers = person ? { authorization: `Bearer ${await app.token(person)}` } : {};
  const answer = await app.nest.inject({ method: 'GET', url: `/uploads/${id}`, headers });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}
