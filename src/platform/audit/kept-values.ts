/** Fields that are never stored: secrets, and links, which may contain one. */
const NEVER_KEPT = /^(secret|secretHash|token|password|url|link)$/i;
/** Limits: characters per text, entries per list, bytes of all old or all new values. Omissions are marked in the value. */
const MAX_TEXT = 4_000;
const MAX_ENTRIES = 200;
const MAX_BYTES = 65_536;

export type Values = Readonly<Record<string, unknown>>;

/**
 * The old values of the changed fields, without those that are equal.
 * @param was the state before the change, with any other fields; null if the subject is new
 */
export function previousOf(was: object | null, changes: Values): Values | null {
  if (was === null) return null;
  const before = was as Values;
  const changed = Object.keys(changes).filter(
    (name) => before[name] !== undefined && jsonOf(before[name]) !== jsonOf(changes[name]),
  );
  return Object.fromEntries(changed.map((name) => [name, before[name]]));
}

/** The values as stored in the audit log: without secrets and links, and limited in size. */
export function keptValues(values: Values): Values {
  const kept = keptFields(values);
  const sizes = Object.entries(kept).map(([name, value]) => ({ name, bytes: bytesOf(value) }));
  let total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { name, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) {
    if (total <= MAX_BYTES) break;
    kept[name] = `(${bytes} bytes omitted)`;
    total -= bytes;
  }
  return kept;
}

function keptFields(values: object): Record<string, unknown> {
  const fields = Object.entries(values).filter(([name]) => !NEVER_KEPT.test(name));
  return Object.fromEntries(fields.map(([name, value]) => [name, keptValue(value)]));
}

function keptValue(value: unknown): unknown {
  if (typeof value === 'string') return keptText(value);
  if (Array.isArray(value)) return keptList(value);
  const isPlain = value === null || typeof value !== 'object' || value instanceof Date;
  return isPlain ? value : keptFields(value);
}

function keptText(text: string): string {
  const characters = text.length > MAX_TEXT ? [...text] : [];
  const beyond = characters.length - MAX_TEXT;
  return beyond > 0 ? `${characters.slice(0, MAX_TEXT).join('')}… (${beyond} characters omitted)` : text;
}

function keptList(list: readonly unknown[]): readonly unknown[] {
  const kept = list.slice(0, MAX_ENTRIES).map(keptValue);
  const beyond = list.length - kept.length;
  return beyond > 0 ? [...kept, `(${beyond} entries omitted)`] : kept;
}

/** Sorts the fields of objects, so that equal values give equal JSON. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_name, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}
