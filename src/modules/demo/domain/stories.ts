import type { EngagementType } from '../../../kernel/enums.js';
import type { Arc } from './arc.js';
import { ARCS, type ArcName } from './arcs.js';
import { ENGINEERS } from './people.js';
import { TWISTS } from './twists.js';

/** One engagement of the demo world. */
export interface Story {
  /** Slug of the partner. */
  readonly partner: string;
  readonly type: EngagementType;
  readonly title: string;
  /** Slugs of the API products in scope. */
  readonly products: readonly string[];
  /** Email address of the lead solution engineer. */
  readonly lead: string;
  readonly startedDaysAgo: number;
  readonly arc: Arc;
}

type Row = readonly [
  startedDaysAgo: number,
  arc: ArcName,
  partner: string,
  products: string,
  title: string,
  lead?: string,
];

const INTEGRATIONS: readonly Row[] = [
  [88, 'STUCK', 'globex', 'payments', 'Wallet top-ups by transfer', 'engineer'],
  [98, 'STAR', 'northwind', 'deposits payments', 'Deposits and payments in the mobile bank', 'engineer'],
  [64, 'QUIET', 'umbrella', 'payments', 'Pay at the till', 'sasha'],
  [48, 'QUICK', 'initech', 'deposits reference-data', 'Account feeds for the ledger', 'sasha'],
  [96, 'ERRORS', 'acme', 'payments', 'Instalments at the checkout'],
  [105, 'ERRORS', 'cyberdyne', 'payments deposits', 'Salaries paid out the same day'],
  [75, 'STEADY', 'stark', 'identity', 'Driver checks before the first ride'],
  [110, 'STAR', 'wayne', 'deposits', 'Savings pots for private clients', 'engineer2'],
  [84, 'STEADY', 'tyrell', 'lending', 'Credit decisions in the app'],
  [52, 'SLOW', 'soylent', 'payments', 'Bills split at the table'],
  [40, 'STEADY', 'vandelay', 'payments reference-data', 'Supplier payments from the order book'],
  [92, 'FADING', 'pied-piper', 'deposits', 'Budget alerts from account data'],
  [58, 'QUIET', 'duff', 'payments', 'Deposits on crates and kegs'],
  [72, 'SLOW', 'oscorp', 'identity', 'Policy holders verified online'],
  [102, 'STAR', 'wonka', 'payments', 'Gift cards topped up by transfer'],
  [80, 'STUCK', 'gringotts', 'deposits identity', 'Junior accounts opened by parents', 'engineer2'],
  [34, 'QUICK', 'ollivander', 'payments', 'Custom orders paid in parts'],
  [66, 'STEADY', 'aperture', 'identity', 'Identity checks as a service'],
  [90, 'READY', 'black-mesa', 'deposits lending', 'Member loans against savings'],
  [45, 'STEADY', 'weyland', 'payments', 'Freight paid on delivery'],
  [31, 'SLOW', 'zorin', 'payments', 'Card-free payment at the point of sale'],
  [94, 'FADING', 'lumiere', 'payments', 'Merchant payouts every hour'],
  [70, 'CALLED_OFF', 'moulinsart', 'payments', 'Group trips paid together'],
  [36, 'STEADY', 'dunder', 'payments', 'Invoices paid from the order form'],
  [54, 'QUICK', 'sirius', 'payments', 'Subscriptions collected by transfer'],
  [62, 'STEADY', 'kelly', 'lending', 'Microloans paid out at once'],
  [100, 'DONE', 'maple', 'deposits payments', 'Wallets backed by real accounts'],
  [43, 'SLOW', 'banff', 'payments reference-data', 'Rental deposits held and returned'],
  [77, 'JUST_LIVE', 'harbour', 'deposits', 'Mutual savings in the member portal'],
  [20, 'FRESH', 'hooli', 'identity', 'Seller identity checks', 'engineer'],
  [6, 'FRESH', 'northwind', 'lending', 'Small loans at the counter', 'engineer'],
  [17, 'FRESH', 'cordoba', 'payments', 'Acquiring for street markets', 'engineer2'],
  [11, 'FRESH', 'wattle', 'deposits', 'Invoices matched with account data'],
  [50, 'STEADY', 'platform-lab', 'payments deposits', 'Nightly regression of the sandbox'],
];

const MIGRATIONS: readonly Row[] = [
  [85, 'STEADY', 'northwind', 'payments', 'From file transfer to the payments API', 'engineer2'],
  [74, 'QUICK', 'monarch', 'deposits', 'Statements from screen scraping to the API'],
  [60, 'SLOW', 'rhein', 'payments', 'Bulk transfers off the old host'],
  [95, 'DONE', 'tulip', 'deposits reference-data', 'Ledger feeds moved to the current version'],
  [41, 'STEADY', 'wayne', 'identity', 'Customer records off the legacy broker'],
  [68, 'STUCK', 'nakatomi', 'payments', 'Trade payments off the partner gateway'],
  [33, 'QUIET', 'cyberdyne', 'deposits', 'Payroll accounts to tokenised access'],
  [15, 'FRESH', 'stark', 'payments', 'Ride payments to the current version'],
  [56, 'STEADY', 'prestige', 'reference-data', 'Branch data from spreadsheets to the API'],
];

const CO_CREATIONS: readonly Row[] = [
  [82, 'STEADY', 'hooli', 'payments lending', 'Working capital for marketplace sellers', 'engineer'],
  [80, 'READY', 'gringotts', 'deposits', 'Round-up savings with rewards'],
  [49, 'SLOW', 'bluth', 'lending identity', 'Rent guarantees without paper'],
  [38, 'STEADY', 'oscorp', 'payments', 'Claims paid while on the phone'],
  [71, 'STUCK', 'weyland', 'payments lending', 'Freight financed at the border'],
  [24, 'FRESH', 'rhein', 'identity', 'One sign-in for savers and the exchange'],
  [59, 'CALLED_OFF', 'lumiere', 'lending', 'Advances against card turnover'],
  [9, 'FRESH', 'prestige', 'payments', 'Points earned by paying from the account'],
];

const ADVISORIES: readonly Row[] = [
  [44, 'STEADY', 'sterling', 'deposits', 'Which data a wealth app may show'],
  [30, 'QUICK', 'aperture', 'identity', 'Fraud signals: what the API can tell'],
  [61, 'DONE', 'globex', 'payments', 'Readiness for instant payments', 'engineer'],
  [27, 'SLOW', 'black-mesa', 'lending', 'Open banking plan for a credit union'],
  [22, 'STEADY', 'nakatomi', 'payments', 'Payment rails compared for trade finance'],
  [13, 'FRESH', 'tulip', 'payments', 'Adding payments to a ledger product'],
  [46, 'QUIET', 'bluth', 'reference-data', 'Branch finder for new buildings'],
  [18, 'STEADY', 'harbour', 'identity', 'Member onboarding reviewed'],
  [4, 'FRESH', 'maple', 'lending', 'Credit lines inside a wallet'],
];

const TYPES: readonly (readonly [EngagementType, readonly Row[]])[] = [
  ['INTEGRATION', INTEGRATIONS],
  ['MIGRATION', MIGRATIONS],
  ['CO_CREATION', CO_CREATIONS],
  ['ADVISORY', ADVISORIES],
];

/** Engineers who lead the stories that name no lead, in turn. */
const OTHERS = ENGINEERS.map(({ email }) => email).filter((email) => !email.startsWith('engineer'));

export const STORIES: readonly Story[] = TYPES.flatMap(([type, rows]) =>
  rows.map(([startedDaysAgo, arc, partner, products, title, lead], index): Story => ({
    ...{ type, partner, title, startedDaysAgo },
    products: products.split(' '),
    lead: lead ? `${lead}@causeway.example` : OTHERS[index % OTHERS.length]!,
    arc: { ...ARCS[arc], ...TWISTS[title] },
  })),
);
