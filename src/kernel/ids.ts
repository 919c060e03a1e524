import { TypeID, fromUUID } from 'typeid-js';
import { v7 } from 'uuid';

/** Prefixes of ids in the API; the rest of a TypeID is the row's UUIDv7 in Crockford base32. */
export const ID_PREFIXES = {
  user: 'usr',
  apiKey: 'key',
  apiProduct: 'api',
  apiVersion: 'ver',
  apiOperation: 'op',
  engineer: 'se',
  timeOff: 'off',
  partner: 'ptn',
  application: 'app',
  credential: 'crd',
  engagement: 'eng',
  allocation: 'alc',
  progressEntry: 'prg',
  milestone: 'mil',
  quarantinedUsage: 'qua',
  usageMonths: 'umo',
  blocker: 'blk',
  evidence: 'evd',
  playbook: 'pbk',
  holidayRegion: 'hol',
  healthModel: 'hmd',
  health: 'hlt',
  upload: 'upl',
  auditEntry: 'aud',
  savedView: 'vew',
  alert: 'alt',
  alertRule: 'alr',
  usageAlerts: 'ual',
  backtest: 'bkt',
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** Examples of keys that the API accepts in place of an id. */
export const KEY_EXAMPLES: Partial<Record<IdKind, string>> = {
  engagement: 'ENG-142',
  milestone: 'ENG-142/KICKOFF',
};

export function newId(): string {
  return v7();
}

/** @returns the API's form of a UUID, e.g. `ptn_01h455vb4pex5vsknk084sn02q` */
export function toTypeId(kind: IdKind, uuid: string): string {
  return fromUUID(uuid, ID_PREFIXES[kind]);
}

/** @returns the UUID of a TypeID of this kind; null if it is malformed or of another kind */
export function fromTypeId(kind: IdKind, id: string): string | null {
  try {
    return TypeID.fromString(id, ID_PREFIXES[kind]).toUUID();
  } catch {
    return null;
  }
}

const KINDS = new Map<string, IdKind>(
  (Object.entries(ID_PREFIXES) as [IdKind, string][]).map(([kind, prefix]) => [prefix, kind]),
);

/** @returns the kind and UUID of a TypeID; null if it is malformed or its prefix is unknown */
export function parseTypeId(id: string): { readonly kind: IdKind; readonly uuid: string } | null {
  const kind = KINDS.get(id.slice(0, Math.max(id.lastIndexOf('_'), 0)));
  const uuid = kind === undefined ? null : fromTypeId(kind, id);
  return kind === undefined || uuid === null ? null : { kind, uuid };
}
