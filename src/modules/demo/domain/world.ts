import type { Capability, PartnerKind, PartnerTier, Role } from '../../../kernel/enums.js';

/** Who may sign in to the demo world. */
export const PEOPLE: readonly { email: string; name: string; role: Role; partner?: string }[] = [
  { email: 'admin@causeway.example', name: 'Ada Admin', role: 'ADMIN' },
  { email: 'manager@causeway.example', name: 'Maya Manager', role: 'MANAGER' },
  { email: 'engineer@causeway.example', name: 'Erin Engineer', role: 'ENGINEER' },
  { email: 'compliance@causeway.example', name: 'Cleo Compliance', role: 'COMPLIANCE' },
  { email: 'auditor@causeway.example', name: 'Aron Auditor', role: 'AUDITOR' },
  { email: 'partner@northwind.example', name: 'Nora Northwind', role: 'PARTNER', partner: 'northwind' },
  { email: 'partner@globex.example', name: 'Gus Globex', role: 'PARTNER', partner: 'globex' },
];

export const ENGINEERS = [
  { email: 'engineer@causeway.example', name: 'Erin Engineer', timeZone: 'America/New_York' },
  { email: 'sasha@causeway.example', name: 'Sasha Solution', timeZone: 'Europe/London' },
] as const;

/** The DevExchange description is one document; its operations are offered as products by what they are for. */
export const PRODUCTS: readonly { slug: string; name: string; capability: Capability; paths: RegExp }[] = [
  { slug: 'lending', name: 'Lending', capability: 'LENDING', paths: /loans/ },
  {
    slug: 'payments',
    name: 'Payments',
    capability: 'PAYMENTS',
    paths: /bills|merchants|purchases|transfers/,
  },
  {
    slug: 'deposits',
    name: 'Deposits',
    capability: 'DEPOSITS',
    paths: /^\/accounts|deposits|withdrawals|accounts$/,
  },
  { slug: 'identity', name: 'Customer identity', capability: 'IDENTITY', paths: /^\/customers/ },
  { slug: 'reference-data', name: 'Reference data', capability: 'DATA', paths: /./ },
];

export interface DemoPartner {
  readonly slug: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly tier: PartnerTier;
  readonly vertical: string;
  readonly region: string;
  readonly timeZone: string;
}

export const PARTNERS: readonly DemoPartner[] = [
  {
    ...{
      slug: 'northwind',
      name: 'Northwind Bank',
      kind: 'BANK',
      tier: 'STRATEGIC',
      vertical: 'Retail banking',
    },
    ...{ region: 'US', timeZone: 'America/New_York' },
  },
  {
    ...{ slug: 'globex', name: 'Globex Pay', kind: 'FINTECH', tier: 'GROWTH', vertical: 'Wallets' },
    ...{ region: 'US', timeZone: 'America/Los_Angeles' },
  },
  {
    ...{
      slug: 'initech',
      name: 'Initech Ledger',
      kind: 'SOFTWARE_VENDOR',
      tier: 'STANDARD',
      vertical: 'Accounting',
    },
    ...{ region: 'US', timeZone: 'America/Chicago' },
  },
  {
    ...{
      slug: 'umbrella',
      name: 'Umbrella Markets',
      kind: 'MERCHANT',
      tier: 'STANDARD',
      vertical: 'Groceries',
    },
    ...{ region: 'GB', timeZone: 'Europe/London' },
  },
  {
    ...{
      slug: 'hooli',
      name: 'Hooli Commerce',
      kind: 'ENTERPRISE',
      tier: 'STRATEGIC',
      vertical: 'Marketplaces',
    },
    ...{ region: 'US-CA', timeZone: 'America/Los_Angeles' },
  },
];

/** How an engagement goes, in days before the world's present. */
export interface Story {
  readonly partner: string;
  readonly title: string;
  readonly products: readonly string[];
  readonly lead: string;
  readonly startedDaysAgo: number;
  /** How long a milestone takes for each day planned: below 1 is quick. */
  readonly pace: number;
  /** A milestone that never gets done. */
  readonly stuckOn?: string;
  /** From then on the partner does nothing and calls nothing. */
  readonly quietSinceDaysAgo?: number;
  readonly calls: CallStory;
}

export interface CallStory {
  /** Calls on a weekday in the sandbox, and in production once it is live. */
  readonly sandbox: number;
  readonly production: number;
  /** Share of sandbox calls that fail. */
  readonly failing: number;
}

export const STORIES: readonly Story[] = [
  {
    ...{
      partner: 'northwind',
      title: 'Deposits and payments in the mobile bank',
      products: ['deposits', 'payments'],
    },
    ...{ lead: 'engineer@causeway.example', startedDaysAgo: 73, pace: 0.4 },
    calls: { sandbox: 40, production: 220, failing: 0.04 },
  },
  {
    ...{
      partner: 'globex',
      title: 'Wallet top-ups by transfer',
      products: ['payments'],
      stuckOn: 'SECURITY-REVIEW',
    },
    ...{ lead: 'engineer@causeway.example', startedDaysAgo: 88, pace: 0.75 },
    calls: { sandbox: 70, production: 0, failing: 0.12 },
  },
  {
    ...{
      partner: 'initech',
      title: 'Account feeds for the ledger',
      products: ['deposits', 'reference-data'],
    },
    ...{ lead: 'sasha@causeway.example', startedDaysAgo: 48, pace: 0.8 },
    calls: { sandbox: 45, production: 0, failing: 0.06 },
  },
  {
    ...{ partner: 'umbrella', title: 'Pay at the till', products: ['payments'], quietSinceDaysAgo: 24 },
    ...{ lead: 'sasha@causeway.example', startedDaysAgo: 64, pace: 0.9 },
    calls: { sandbox: 30, production: 0, failing: 0.2 },
  },
  {
    ...{ partner: 'hooli', title: 'Seller identity checks', products: ['identity'] },
    ...{ lead: 'engineer@causeway.example', startedDaysAgo: 20, pace: 1 },
    calls: { sandbox: 0, production: 0, failing: 0 },
  },
  {
    ...{ partner: 'northwind', title: 'Small loans at the counter', products: ['lending'] },
    ...{ lead: 'engineer@causeway.example', startedDaysAgo: 6, pace: 1 },
    calls: { sandbox: 0, production: 0, failing: 0 },
  },
];

/** How many days of usage the world holds. */
export const USAGE_DAYS = 60;
