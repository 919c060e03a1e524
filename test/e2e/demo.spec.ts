import { readFileSync } from 'node:fs';
import { SeedDemo } from '../../src/modules/demo/index.js';
import { TestApp } from '../support/app.js';
import { BATCH, NDJSON, createKey, send } from '../support/usage.js';

const PRESENT = new Date('2026-12-21T15:30:00Z');
const MANAGER = 'manager@causeway.example';

const ENGAGEMENTS = `{ engagements(first: 100, orderBy: { field: KEY, direction: ASC }) { totalCount nodes {
  key title type stage status forecastGoLiveOn scheduleVarianceDays minutesLogged partner { slug }
  ballInCourt { party since } health { scoreExact band causes { code } } adoption { ttfcHours calls28 trend }
  blockers(open: true) { severity party } } } }`;
const PLANS = `{ engagements(first: 30, orderBy: { field: KEY, direction: ASC }) { nodes {
  health { measures { measure state value } } milestones { code status startedOn completedOn } } } }`;
const COUNTS = `{ partners(first: 1) { totalCount } engineers(first: 1) { totalCount } apiProducts { nodes { slug } }
  quarantine(first: 50) { nodes { clientId host reason calledAt } } }`;
const DAILY = `query ($partnerIds: [ID!], $environment: Environment) {
  adoption(filter: { from: "2026-09-22", to: "2026-12-20", partnerIds: $partnerIds, environment: $environment }) {
    totals { calls successes } series(interval: DAY) { points { start calls errorRate } } } }`;

const MINE =
  '{ myIntegrations { nodes { title contacts { name email party } updates { nodes { text } } } } }';

/** What the world looks like to a manager; ids differ from start to start, and nothing else does. */
async function seededState() {
  const app = await TestApp.start(PRESENT, { people: false });
  try {
    const demo = app.nest.get(SeedDemo);
    const neededBefore = await demo.isNeeded();
    const told: string[] = [];
    await demo.seed((line) => void told.push(line));
    const ask = async (query: string, person: Parameters<TestApp['gql']>[0] = MANAGER, variables = {}) =>
      (await app.gql(person, query, variables)).data;
    const { engagements } = await ask(ENGAGEMENTS);
    const acme = await ask('{ partner(slug: "acme") { id } }');
    const secret = await createKey(app.pools.staff, null);
    const sendExample = async (file: string, type: string) =>
      (await send(app, readFileSync(`examples/usage/${file}`), { type, key: secret })).body;
    return {
      told: told.length > 0,
      usage: (await ask(DAILY, MANAGER, { environment: null })).adoption,
      usageOfAcme: (await ask(DAILY, MANAGER, { partnerIds: [acme.partner.id] })).adoption,
      counts: await ask(COUNTS),
      plans: await ask(PLANS),
      examples: [await sendExample('calls.ndjson', NDJSON), await sendExample('events.json', BATCH)],
      needed: [neededBefore, await demo.isNeeded()],
      clock: app.clock.now(),
      engagements: engagements.nodes as readonly Row[],
      mine: (await ask(MINE, 'partner@northwind.example')).myIntegrations,
    };
  } finally {
    await app.stop();
  }
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly type: string;
  readonly stage: string;
  readonly status: string;
  readonly partner: { readonly slug: string };
  readonly ballInCourt: { readonly party: string } | null;
  readonly health: { readonly band: string; readonly causes: readonly { readonly code: string }[] } | null;
  readonly adoption: {
    readonly ttfcHours: number | null;
    readonly calls28: number;
    readonly trend: number | null;
  };
  readonly blockers: readonly { readonly severity: string }[];
}

interface Mine {
  readonly title: string;
  readonly contacts: readonly { readonly party: string }[];
  readonly updates: { readonly nodes: readonly { readonly text: string }[] };
}

describe('the demo world', () => {
  let state: Awaited<ReturnType<typeof seededState>>;
  beforeAll(async () => {
    state = await seededState();
  }, 240_000);

  const row = (key: string) => state.engagements.find((each) => each.key === key)!;
  const kinds = (of: (each: Row) => string | undefined) => new Set(state.engagements.map(of));

  it('is needed by an empty database alone', () => {
    expect(state.needed).toEqual([true, false]);
  });

  it('holds 40 partners, 12 engineers, and the DevExchange catalogue by capability', () => {
    expect(state.counts).toMatchObject({
      ...{ partners: { totalCount: 40 }, engineers: { totalCount: 12 } },
      apiProducts: {
        nodes: ['identity', 'deposits', 'lending', 'payments', 'reference-data'].map((slug) => ({ slug })),
      },
    });
  });

  it('holds 60 engagements over all types, stages, bands and ways to end', () => {
    expect(state.engagements).toHaveLength(60);
    expect(kinds(({ type }) => type)).toEqual(
      new Set(['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY']),
    );
    expect(kinds(({ stage }) => stage)).toEqual(
      new Set(['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION', 'CLOSED']),
    );
    expect(kinds(({ health }) => health?.band)).toEqual(
      new Set(['HEALTHY', 'AT_RISK', 'CRITICAL', 'INSUFFICIENT_DATA']),
    );
    expect(kinds(({ status }) => status)).toEqual(new Set(['ACTIVE', 'COMPLETED', 'CANCELLED']));
  });

  it('has usage on each of 90 days', () => {
    const { points } = state.usage.series[0];
    expect(points).toHaveLength(90);
    expect(points.filter(({ calls }: { calls: number }) => calls === 0)).toEqual([]);
    expect(state.usage.totals.calls).toBeGreaterThan(20_000);
  });

  it('tells of one that is stuck in certification', () => {
    const stuck = row('ENG-1');
    expect(stuck).toMatchObject({ stage: 'CERTIFICATION', ballInCourt: { party: 'COMPLIANCE' } });
    expect(stuck.blockers).toMatchObject([{ severity: 'CRITICAL', party: 'COMPLIANCE' }]);
    expect(stuck.health).toMatchObject({ band: 'CRITICAL' });
    expect(stuck.health!.causes.map(({ code }) => code)).toContain('CRITICAL_BLOCKER_OPEN');
  });

  it('tells of one whose errors climb', () => {
    const { points } = state.usageOfAcme.series[0];
    const rate = (from: number, to: number) => {
      const span = points.slice(from, to) as { calls: number; errorRate: number | null }[];
      return span.reduce((sum, { errorRate }) => sum + (errorRate ?? 0), 0) / span.length;
    };
    expect(rate(83, 90)).toBeGreaterThan(0.2);
    expect(rate(83, 90)).toBeGreaterThan(5 * rate(50, 57));
  });

  it('tells of one that went quiet and of one that is a star', () => {
    expect(row('ENG-3').health!.causes.map(({ code }) => code)).toContain('MOMENTUM');
    expect(row('ENG-3').ballInCourt).toMatchObject({ party: 'PARTNER' });
    expect(row('ENG-2')).toMatchObject({ stage: 'ADOPTION', health: { band: 'HEALTHY' } });
    expect(row('ENG-2').adoption.trend).toBeGreaterThan(0.1);
  });

  it('knows how long each partner took to its first call', () => {
    const hours = state.engagements.slice(0, 4).map(({ adoption }) => adoption.ttfcHours);
    expect(hours.every((each) => each !== null && each > 0 && each < 24 * 40)).toBe(true);
  });

  it('has calls in quarantine by a client that nobody has registered, none older than three days', () => {
    const { nodes } = state.counts.quarantine;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { clientId, reason, calledAt } of nodes) {
      expect({ clientId, reason }).toEqual({ clientId: 'hooli-batch', reason: 'UNKNOWN_CLIENT_ID' });
      expect(calledAt >= '2026-12-18').toBe(true);
    }
  });

  it('takes the example files, but for the call of a client id that nobody has', () => {
    expect(state.examples).toMatchObject([
      { accepted: 5, quarantined: 1 },
      { accepted: 2, quarantined: 0 },
    ]);
  });

  it('shows a partner user their own integrations', () => {
    expect(state.mine.nodes.map(({ title }: Mine) => title)).toEqual([
      'Small loans at the counter',
      'From file transfer to the payments API',
      'Deposits and payments in the mobile bank',
    ]);
  });

  it('shows them who to talk to on both sides, and no work as begun in the entry that ends it', () => {
    for (const { contacts, updates } of state.mine.nodes as readonly Mine[]) {
      expect(contacts.map(({ party }) => party)).toEqual(expect.arrayContaining(['PARTNER', 'SERVICES']));
      for (const { text } of updates.nodes) {
        const begun = [...text.matchAll(/Begun: ([^.]+)\./g)].map(([, title]) => title!);
        const rest = text.replace(/Begun: [^.]+\./g, '');
        expect(begun.filter((title) => rest.includes(title))).toEqual([]);
      }
    }
  });

  it('tells how far it is, and leaves the clock where it stood', () => {
    expect(state.told).toBe(true);
    expect(state.clock).toEqual(PRESENT);
  });

  it('is the same at every start', async () => {
    const again = await seededState();
    expect(again).toEqual(state);
  }, 240_000);
});
