/** A launch checklist item of an API product. */
export interface DemoItem {
  readonly neededBy: 'SANDBOX' | 'CERTIFICATION' | 'LAUNCH';
  readonly kind: 'TECHNICAL' | 'SECURITY' | 'COMPLIANCE' | 'LEGAL' | 'OPERATIONS';
  readonly title: string;
  readonly evidence: string;
  /** Whether evidence for it expires. */
  readonly expires: boolean;
}

const ITEMS = {
  REASONS: {
    neededBy: 'SANDBOX',
    kind: 'TECHNICAL',
    title: 'Whoever is declined learns why',
    evidence: 'A recording of a declined application, start to end.',
    expires: false,
  },
  'SAFE-RETRIES': {
    neededBy: 'SANDBOX',
    kind: 'TECHNICAL',
    title: 'A repeated transfer moves money once',
    evidence: 'A run of the retry suite against the sandbox.',
    expires: false,
  },
  CONSENT: {
    neededBy: 'SANDBOX',
    kind: 'TECHNICAL',
    title: 'Consent is as easy to withdraw as to give',
    evidence: 'A recording of both ways in the sandbox.',
    expires: false,
  },
  ERASURE: {
    neededBy: 'SANDBOX',
    kind: 'TECHNICAL',
    title: 'Customers can have their data erased',
    evidence: 'A test customer erased, and what is left of them.',
    expires: false,
  },
  CACHING: {
    neededBy: 'SANDBOX',
    kind: 'TECHNICAL',
    title: 'Branches and machines are cached for a day',
    evidence: 'A day of calls in the sandbox, by the hour.',
    expires: false,
  },
  'PEN-TEST': {
    neededBy: 'CERTIFICATION',
    kind: 'SECURITY',
    title: 'Penetration test passed',
    evidence: 'The report, not older than a year, with every finding closed.',
    expires: true,
  },
  SECRETS: {
    neededBy: 'CERTIFICATION',
    kind: 'SECURITY',
    title: 'Secrets are kept in a vault',
    evidence: 'Where they lie, who can read them, and when they are changed next.',
    expires: true,
  },
  'FAIR-LENDING': {
    neededBy: 'CERTIFICATION',
    kind: 'COMPLIANCE',
    title: 'Fair lending reviewed',
    evidence: 'The review of the scoring rules, with its sample.',
    expires: true,
  },
  'AML-SCREENING': {
    neededBy: 'CERTIFICATION',
    kind: 'COMPLIANCE',
    title: 'Money laundering and sanctions screened',
    evidence: 'The policy in force, and the confirmation of whoever screens.',
    expires: true,
  },
  'DATA-USE': {
    neededBy: 'CERTIFICATION',
    kind: 'COMPLIANCE',
    title: 'Use of account data assessed',
    evidence: 'The assessment: what is kept, why, and for how long.',
    expires: false,
  },
  LICENCE: {
    neededBy: 'CERTIFICATION',
    kind: 'LEGAL',
    title: 'Lending licence in force',
    evidence: 'The licence, or its number in the register of the regulator.',
    expires: true,
  },
  TERMS: {
    neededBy: 'CERTIFICATION',
    kind: 'LEGAL',
    title: 'Terms of use signed',
    evidence: 'The agreement, signed by both sides.',
    expires: false,
  },
  PROCESSING: {
    neededBy: 'CERTIFICATION',
    kind: 'LEGAL',
    title: 'Data processing agreement signed',
    evidence: 'The agreement, signed by both sides.',
    expires: false,
  },
  'INCIDENT-DRILL': {
    neededBy: 'LAUNCH',
    kind: 'OPERATIONS',
    title: 'Incident drill held',
    evidence: 'The minutes of a drill with our duty desk.',
    expires: false,
  },
  'SUPPORT-PATH': {
    neededBy: 'LAUNCH',
    kind: 'OPERATIONS',
    title: 'Support staffed and reachable',
    evidence: 'Hours, numbers, and who is woken at night.',
    expires: false,
  },
} as const satisfies Record<string, DemoItem>;
export type ItemCode = keyof typeof ITEMS;

/** Codes of each API product's launch checklist, by slug. */
const CODES: Readonly<Record<string, readonly ItemCode[]>> = {
  lending: ['REASONS', 'PEN-TEST', 'FAIR-LENDING', 'LICENCE', 'SUPPORT-PATH'],
  payments: ['SAFE-RETRIES', 'PEN-TEST', 'AML-SCREENING', 'TERMS', 'INCIDENT-DRILL'],
  deposits: ['CONSENT', 'PEN-TEST', 'DATA-USE', 'INCIDENT-DRILL'],
  identity: ['ERASURE', 'PEN-TEST', 'PROCESSING', 'SUPPORT-PATH'],
  'reference-data': ['CACHING', 'SECRETS', 'TERMS', 'SUPPORT-PATH'],
};

export function checklistOf(slug: string): (DemoItem & { readonly code: ItemCode })[] {
  return CODES[slug]!.map((code) => ({ code, ...ITEMS[code] }));
}
