import fc from 'fast-check';
import { dayOf, plusDays, startOf } from '../naive-adoption/days.js';
import type { Application, Credential, Engagement, Partner, World } from '../naive-adoption/world.js';
import { type Life, PRODUCTS, VERSIONS, catalogOf } from './catalog.js';
import { idOf } from './ids.js';

/** A world, and what becomes known while usage is already being sent. */
export interface GrowingWorld {
  /** As it is in the end. */
  readonly world: World;
  /** Credentials that replace another one of the world meanwhile. */
  readonly rotations: readonly { readonly from: Credential; readonly to: Credential }[];
}

export const PARTNER_COUNT = 3;
export const TIERS = ['STRATEGIC', 'GROWTH', 'STANDARD'];
export const TYPES: Engagement['type'][] = ['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY'];
export const REGIONS = ['US', 'DE', 'US-CA'];
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'];
const NAMES = ['Northwind', 'Globex', 'Initech'];

/** Days before today; the borders of the windows more often than others. */
export const daysAgo = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 1, 2, 13, 14, 15, 27, 28, 29, 30, 55, 56, 57) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 70 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 130 }) },
);
const HOUR = 3_600_000;
const hour = fc.oneof(
  fc.constantFrom(0, 9 * HOUR, 24 * HOUR - 1),
  fc.integer({ min: 0, max: 24 * HOUR - 1 }),
);

const life = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ status: 'GA', sunsetIn: null } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      status: fc.constantFrom('DEPRECATED', 'SUNSET'),
      sunsetIn: fc.option(fc.oneof(fc.constantFrom(-1, 0, 1, 29, 30, 31), fc.integer({ min: -60, max: 90 }))),
    }),
  },
);

const line = fc.record({
  environment: fc.constantFrom('SANDBOX', 'PRODUCTION'),
  issued: daysAgo,
  at: hour,
  rotations: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 2 }) },
  ),
  /** Whether the last of them is issued while usage is being sent. */
  late: fc.boolean(),
});

const application = fc.record({
  registered: daysAgo,
  at: hour,
  products: fc.oneof(
    { weight: 3, arbitrary: fc.subarray([...PRODUCTS.keys()], { minLength: 1 }) },
    { weight: 1, arbitrary: fc.subarray([...PRODUCTS.keys()], { maxLength: 1 }) },
  ),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

const scope = fc.record({
  version: fc.integer({ min: 0, max: VERSIONS - 1 }),
  operations: fc.option(fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), { freq: 1 }),
});

const engagement = fc.record({
  type: fc.constantFrom('INTEGRATION', 'INTEGRATION', 'MIGRATION', ...TYPES),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED'),
  timeZone: fc.constantFrom(...ZONES),
  started: fc.oneof({ weight: 5, arbitrary: daysAgo }, { weight: 1, arbitrary: fc.constantFrom(-1, -14) }),
  launches: fc.array(fc.tuple(daysAgo, hour), { size: 'max', maxLength: 2 }),
  scope: fc.uniqueArray(scope, { minLength: 1, maxLength: 5, selector: ({ version }) => version }),
});

const partner = fc.record({
  internal: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  tier: fc.constantFrom(...TIERS),
  region: fc.constantFrom(...REGIONS),
  applications: fc.array(application, { size: 'max', maxLength: 2 }),
  engagements: fc.array(engagement, { size: 'max', maxLength: 3 }),
});

type Recipe<A> = A extends fc.Arbitrary<infer T> ? T : never;

export const worldRecipe = fc.record({
  lives: fc.array(life, { minLength: VERSIONS, maxLength: VERSIONS }),
  partners: fc.array(partner, { minLength: PARTNER_COUNT, maxLength: PARTNER_COUNT }),
});

export function growingWorldOf({ lives, partners }: Recipe<typeof worldRecipe>, now: number): GrowingWorld {
  const today = dayOf(now);
  const versions = catalogOf(
    lives.map(({ status, sunsetIn }): Life => ({
      status,
      sunsetOn: sunsetIn === null ? null : plusDays(today, sunsetIn),
    })),
  );
  const companies = partners.map(({ internal, tier, region }, number): Partner => {
    return { id: idOf('partner', number), name: NAMES[number]!, tier, region, internal };
  });
  const at = (days: number, ms: number) => Math.min(startOf(plusDays(today, -days)) + ms, now);
  const applications = partners.flatMap((company, number) =>
    company.applications.map(({ registered, at: ms, products, lines }, place) => {
      const known: Application = {
        ...{
          id: idOf('application', number * 10 + place),
          partner: companies[number]!,
          name: `App ${number}${place}`,
        },
        ...{ registeredAt: at(registered, ms), products: products.map((index) => PRODUCTS[index]!) },
      };
      return { known, chains: lines.map((each, index) => chainOf(each, known, index, at)) };
    }),
  );
  const chains = applications.flatMap((each) => each.chains);
  const engagements = partners.flatMap((company, number) =>
    company.engagements.map((each, place): Engagement => {
      const serial = number * 10 + place + 1;
      return {
        ...{ id: idOf('engagement', serial), key: `ENG-${serial}`, partner: companies[number]! },
        ...{ type: each.type, status: each.status },
        ...{ timeZone: each.timeZone, startedOn: plusDays(today, -each.started) },
        launches: each.launches.map(([days, ms]) => at(days, ms)),
        scope: each.scope.map(({ version: index, operations }) => {
          const version = versions[index]!;
          const chosen = operations && version.operations.filter((_one, nth) => operations.includes(nth));
          return { version, operations: chosen?.length ? chosen : null };
        }),
      };
    }),
  );
  const world = {
    versions,
    partners: companies,
    applications: applications.map(({ known }) => known),
    engagements,
  };
  return {
    world: { ...world, credentials: chains.flatMap(({ credentials }) => credentials) },
    rotations: chains.flatMap(({ rotation }) => rotation ?? []),
  };
}

/** A credential with those that replaced it, each issued a day after the one before. */
function chainOf(
  { environment, issued, at: ms, rotations, late }: Recipe<typeof line>,
  application: Application,
  number: number,
  at: (days: number, ms: number) => number,
) {
  const credentials = Array.from({ length: rotations + 1 }, (_value, nth): Credential => ({
    ...{ application, environment: environment },
    clientId: `${application.name.replace(' ', '-')}-${number}-${nth}`,
    issuedAt: at(Math.max(issued - nth, 0), ms),
  }));
  const [from, to] = credentials.slice(-2);
  return { credentials, rotation: late && from && to ? { from, to } : null };
}
