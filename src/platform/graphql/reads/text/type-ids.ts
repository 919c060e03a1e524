import { toTypeId, type IdKind } from '../../../../kernel/ids.js';

/**
 * PostgreSQL writes an ID as an object with the empty key, which no response has, and `withTypeIds` turns it into a TypeID. Within
 * a JSON string, a quote is always escaped, so that no text can look like it.
 */
const BEGIN = '{"" : "';
const END = '"}';
const UUID_LENGTH = 36;

/** @param uuid may be null; evaluated once */
export function writtenId(kind: IdKind, uuid: string): string {
  const id = `json_build_object('', '${kind} ' || " i".i)`;
  return `(select case when " i".i is not null then ${id} end from (select ${uuid} as i) " i")`;
}

/** The response's text with the IDs that it writes as TypeIDs. */
export function withTypeIds(text: string): string {
  let at = text.indexOf(BEGIN);
  if (at === -1) return text;
  let written = '';
  let from = 0;
  for (; at !== -1; at = text.indexOf(BEGIN, from)) {
    const kindAt = at + BEGIN.length;
    const uuidAt = text.indexOf(' ', kindAt) + 1;
    const end = uuidAt + UUID_LENGTH;
    const id = toTypeId(text.slice(kindAt, uuidAt - 1) as IdKind, text.slice(uuidAt, end));
    written += `${text.slice(from, at)}"${id}"`;
    from = end + END.length;
  }
  return written + text.slice(from);
}
