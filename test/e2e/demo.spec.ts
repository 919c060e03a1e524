import { readFileSync } from 'node:fs';
import { SeedDemo } from '../../src/modules/demo/index.js';
import { TestApp } from '../support/app.js';
import { BATCH, NDJSON, createKey, send } from '../support/usage.js';

const PRESENT = new Date('2026-12-21T15:30:00Z');

const STATE = `{ engagements(orderBy: { field: KEY, direction: ASC }) { nodes {
  key title stage forecastGoLiveOn scheduleVarianceDays minutesLogged
  health { scoreExact band measures { measure state value } } adoption { ttfcHours calls28 }
  milestones { code status completedOn } } } }`;

/** What the world looks like to a manager; ids differ from start to start, and nothing else does. */
async function seededState() {
  const app = await TestApp.start(PRESENT, { people: false });
  try {
    const demo = app.nest.get(SeedDemo);
    const neededBefore = await demo.isNeeded();
    await demo.seed(() => undefined);
    const { data } = await app.gql('manager@causeway.example', STATE);
    const mine = await app.gql('partner@northwind.example', '{ myIntegrations { nodes { title } } }');
    const totals = await app.gql(
      'auditor@causeway.example',
      '{ adoption(filter: { from: "2026-10-01", to: "2026-12-20" }) { totals { calls successes } } }',
    );
    const secret = await createKey(app.pools.staff, null);
    const sendExample = async (file: string, type: string) =>
      (await send(app, readFileSync(`examples/usage/${file}`), { type, key: secret })).body;
    return {
      examples: [await sendExample('calls.ndjson', NDJSON), await sendExample('events.json', BATCH)],
      neededBefore,
      neededAfter: await demo.isNeeded(),
      clock: app.clock.now(),
      engagements: data.engagements.nodes,
      titlesOfNorthwind: mine.data.myIntegrations.nodes,
      totals: totals.data.adoption.totals,
    };
  } finally {
    await app.stop();
  }
}

type State = Awaited<ReturnType<typeof seededState>>;
interface Row {
  readonly key: string;
  readonly stage: string;
  readonly health: { readonly band: string };
  readonly adoption: { readonly ttfcHours: number | null };
}

describe('the demo world', () => {
  let state: State;
  beforeAll(async () => {
    state = await seededState();
  }, 180_000);

  it('is needed by an empty database alone', () => {
    expect([state.neededBefore, state.neededAfter]).toEqual([true, false]);
  });

  it('holds six engagements over several stages and bands', () => {
    const rows = state.engagements as readonly Row[];
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map((row) => row.stage)).size).toBeGreaterThanOrEqual(4);
    expect(new Set(rows.map((row) => row.health.band)).size).toBeGreaterThanOrEqual(2);
  });

  it('has production usage, ingested and rolled up', () => {
    expect(state.totals.calls).toBeGreaterThan(1000);
  });

  it('knows how long each partner took to its first call', () => {
    const hours = (state.engagements as readonly Row[]).slice(0, 4).map((row) => row.adoption.ttfcHours);
    expect(hours.every((each) => each !== null && each > 0 && each < 24 * 40)).toBe(true);
  });

  it('takes the example files, but for the call of a client id that nobody has', () => {
    expect(state.examples).toMatchObject([
      { accepted: 5, quarantined: 1 },
      { accepted: 2, quarantined: 0 },
    ]);
  });

  it('shows a partner user their own integrations', () => {
    expect(state.titlesOfNorthwind).toEqual([
      { title: 'Small loans at the counter' },
      { title: 'Deposits and payments in the mobile bank' },
    ]);
  });

  it('leaves the clock where it stood', () => {
    expect(state.clock).toEqual(PRESENT);
  });

  it('is the same at every start', async () => {
    const again = await seededState();
    expect(again).toEqual(state);
  }, 180_000);
});
