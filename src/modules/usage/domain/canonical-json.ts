/** No usage record is nested deeper, and walking deeper values could exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * One text for all equivalent notations of a JSON value: keys sorted by UTF-16 code units, no white space.
 * @returns null for a value nested more than 32 levels deep
 * @source RFC 8785, JSON Canonicalization Scheme
 */
export function canonicalJson(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth === MAX_DEPTH) return null;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value) ? elements(value, depth) : members(value, depth);
  return parts.includes(null) ? null : `${open}${parts.join(',')}${close}`;
}

function elements(values: readonly unknown[], depth: number): (string | null)[] {
  return values.map((element) => canonicalJson(element, depth + 1));
}

function members(value: object, depth: number): (string | null)[] {
  const byKey = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return byKey.map(([key, member]) => {
    const text = canonicalJson(member, depth + 1);
    return text === null ? null : `${JSON.stringify(key)}:${text}`;
  });
}
