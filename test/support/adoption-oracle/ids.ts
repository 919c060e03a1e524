import { type IdKind, fromTypeId, toTypeId } from '../../../src/kernel/ids.js';
import { GLOBEX_ID, NORTHWIND_ID } from '../people.js';

/** Two hexadecimal digits of the UUIDs of each kind of row. */
const KINDS = {
  ...{ apiProduct: 'a1', apiVersion: 'a2', apiOperation: 'a3' },
  ...{ partner: 'b1', application: 'b2', credential: 'b3', engagement: 'c1' },
} as const satisfies Partial<Record<IdKind, string>>;
type Kind = keyof typeof KINDS;

/** Partners with a user of their own. */
const KNOWN_PARTNERS = [NORTHWIND_ID, GLOBEX_ID];

/** The same id in each case, as the API writes it. */
export function idOf(kind: Kind, number: number): string {
  const known = kind === 'partner' ? KNOWN_PARTNERS[number] : undefined;
  return toTypeId(
    kind,
    known ?? `01900000-0000-7000-8000-0000${KINDS[kind]}${String(number).padStart(6, '0')}`,
  );
}

/** @param id of {@link idOf} */
export function uuidOf(kind: Kind, id: string): string {
  return fromTypeId(kind, id)!;
}
