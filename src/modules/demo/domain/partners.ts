import type { PartnerKind, PartnerTier } from '../../../kernel/enums.js';

export interface DemoPartner {
  readonly slug: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly tier: PartnerTier;
  readonly vertical: string;
  readonly region: string;
  readonly timeZone: string;
  /** One of the platform's own test companies. */
  readonly internal: boolean;
}

type Row = readonly [
  slug: string,
  name: string,
  kind: PartnerKind,
  tier: PartnerTier,
  vertical: string,
  region: string,
  timeZone: string,
];

/** The platform's own test company, excluded from metrics. */
const INTERNAL = 'platform-lab';

const ROWS: readonly Row[] = [
  ['northwind', 'Northwind Bank', 'BANK', 'STRATEGIC', 'Retail banking', 'US', 'America/New_York'],
  ['globex', 'Globex Pay', 'FINTECH', 'GROWTH', 'Wallets', 'US', 'America/Los_Angeles'],
  ['initech', 'Initech Ledger', 'SOFTWARE_VENDOR', 'STANDARD', 'Accounting', 'US', 'America/Chicago'],
  ['umbrella', 'Umbrella Markets', 'MERCHANT', 'STANDARD', 'Groceries', 'GB', 'Europe/London'],
  ['hooli', 'Hooli Commerce', 'ENTERPRISE', 'STRATEGIC', 'Marketplaces', 'US-CA', 'America/Los_Angeles'],
  ['acme', 'Acme Outfitters', 'MERCHANT', 'GROWTH', 'Sporting goods', 'US', 'America/Denver'],
  ['stark', 'Stark Mobility', 'ENTERPRISE', 'STRATEGIC', 'Car sharing', 'US', 'America/New_York'],
  ['wayne', 'Wayne Trust', 'BANK', 'STRATEGIC', 'Private banking', 'US', 'America/New_York'],
  ['tyrell', 'Tyrell Lending', 'FINTECH', 'GROWTH', 'Consumer credit', 'US-CA', 'America/Los_Angeles'],
  ['cyberdyne', 'Cyberdyne Payroll', 'SOFTWARE_VENDOR', 'GROWTH', 'Payroll', 'US', 'America/Chicago'],
  ['soylent', 'Soylent Kitchens', 'MERCHANT', 'STANDARD', 'Restaurants', 'US', 'America/New_York'],
  ['vandelay', 'Vandelay Imports', 'MERCHANT', 'STANDARD', 'Wholesale', 'US', 'America/New_York'],
  [
    'pied-piper',
    'Pied Piper Budget',
    'FINTECH',
    'GROWTH',
    'Personal finance',
    'US-CA',
    'America/Los_Angeles',
  ],
  ['duff', 'Duff Beverages', 'MERCHANT', 'STANDARD', 'Beverages', 'US', 'America/Chicago'],
  ['oscorp', 'Oscorp Insurance', 'ENTERPRISE', 'GROWTH', 'Insurance', 'US', 'America/New_York'],
  ['wonka', 'Wonka Gifts', 'MERCHANT', 'GROWTH', 'Gift cards', 'GB', 'Europe/London'],
  ['gringotts', 'Gringotts Savings', 'BANK', 'STRATEGIC', 'Retail banking', 'GB', 'Europe/London'],
  ['ollivander', 'Ollivander Crafts', 'MERCHANT', 'STANDARD', 'Crafts', 'GB', 'Europe/London'],
  ['monarch', 'Monarch Treasury', 'SOFTWARE_VENDOR', 'GROWTH', 'Treasury', 'GB', 'Europe/London'],
  ['aperture', 'Aperture Identity', 'FINTECH', 'GROWTH', 'Identity checks', 'US', 'America/Detroit'],
  ['black-mesa', 'Black Mesa Credit Union', 'BANK', 'GROWTH', 'Credit unions', 'US', 'America/Denver'],
  [
    'nakatomi',
    'Nakatomi Trading',
    'ENTERPRISE',
    'STRATEGIC',
    'Trade finance',
    'US-CA',
    'America/Los_Angeles',
  ],
  ['weyland', 'Weyland Logistics', 'ENTERPRISE', 'GROWTH', 'Freight', 'DE', 'Europe/Berlin'],
  ['zorin', 'Zorin Software', 'SOFTWARE_VENDOR', 'STANDARD', 'Point of sale', 'DE', 'Europe/Berlin'],
  ['rhein', 'Rhein Sparbank', 'BANK', 'STRATEGIC', 'Savings', 'DE', 'Europe/Berlin'],
  ['lumiere', 'Lumière Paiements', 'FINTECH', 'GROWTH', 'Acquiring', 'FR', 'Europe/Paris'],
  ['moulinsart', 'Moulinsart Voyages', 'MERCHANT', 'STANDARD', 'Travel', 'FR', 'Europe/Paris'],
  ['tulip', 'Tulip Ledger', 'SOFTWARE_VENDOR', 'GROWTH', 'Accounting', 'NL', 'Europe/Amsterdam'],
  ['dunder', 'Dunder Paper', 'MERCHANT', 'STANDARD', 'Office supplies', 'US', 'America/New_York'],
  ['bluth', 'Bluth Homes', 'ENTERPRISE', 'STANDARD', 'Real estate', 'US-CA', 'America/Los_Angeles'],
  ['sterling', 'Sterling Advisory', 'FINTECH', 'GROWTH', 'Wealth management', 'US', 'America/New_York'],
  ['prestige', 'Prestige Rewards', 'SOFTWARE_VENDOR', 'GROWTH', 'Loyalty', 'US', 'America/Chicago'],
  ['sirius', 'Sirius Subscriptions', 'SOFTWARE_VENDOR', 'STANDARD', 'Billing', 'IE', 'Europe/Dublin'],
  ['kelly', 'Kelly Credit', 'FINTECH', 'STANDARD', 'Microloans', 'IE', 'Europe/Dublin'],
  ['maple', 'Maple Wallet', 'FINTECH', 'GROWTH', 'Wallets', 'CA', 'America/Toronto'],
  ['banff', 'Banff Outdoors', 'MERCHANT', 'STANDARD', 'Outdoor', 'CA', 'America/Edmonton'],
  ['harbour', 'Harbour Mutual', 'BANK', 'GROWTH', 'Mutuals', 'AU', 'Australia/Sydney'],
  ['wattle', 'Wattle Invoicing', 'SOFTWARE_VENDOR', 'STANDARD', 'Invoicing', 'AU', 'Australia/Melbourne'],
  ['cordoba', 'Córdoba Pagos', 'FINTECH', 'STANDARD', 'Acquiring', 'ES', 'Europe/Madrid'],
  [INTERNAL, 'Platform Lab', 'SOFTWARE_VENDOR', 'STANDARD', 'Test company', 'US', 'America/New_York'],
];

export const PARTNERS: readonly DemoPartner[] = ROWS.map(
  ([slug, name, kind, tier, vertical, region, timeZone]) => ({
    ...{ slug, name, kind, tier, vertical, region, timeZone },
    internal: slug === INTERNAL,
  }),
);
