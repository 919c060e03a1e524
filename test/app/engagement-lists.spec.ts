import { ENGAGEMENT_STATUSES, ENGAGEMENT_TYPES, PARTIES, STAGES } from '../../src/kernel/enums.js';
import { newId } from '../../src/kernel/ids.js';
import { type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER_ID, GLOBEX_ID, MANAGER, onlyFor, STAFF } from '../support/people.js';
import { type Known, seedPortfolio } from '../support/seed-portfolio.js';

const LIST = `query ($filter: EngagementFilter, $orderBy: EngagementOrder, $first: Int, $after: String, $last: Int, $before: String) {
  engagements(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { key lastProgressAt } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const number = ({ key }: Known) => Number(key.slice(4));
/** Every third engagement has two entries; every ninth also has a later one that was withdrawn. */
const lastProgressAt = (known: Known): string | null =>
  number(known) % 3 === 0 ? new Date(Date.UTC(2026, 9, 1 + (number(known) % 5), 9, 30)).toISOString() : null;

describe('lists of engagements', () => {
  let app: TestApp;
  let all: readonly Known[];
  beforeAll(async () => {
    app = await TestApp.start();
    all = await seedPortfolio(app.pools.staff, 60);
    for (const known of all) {
      const at = lastProgressAt(known);
      if (at === null) continue;
      await log(known, at);
      await log(known, '2026-09-01T00:00:00Z');
      if (number(known) % 9 === 0) await log(known, '2026-11-01T00:00:00Z', true);
    }
  });
  afterAll(() => app.stop());

  async function log(known: Known, at: string, withdrawn = false): Promise<void> {
    await app.pools.staff.query(
      `insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
         visibility, withdrawn, version, created_at)
       select $1, $2, $3, 'NOTE', case when $5 then 'Withdrawn.' else 'Worked.' end, 5, '2026-09-01', id, name, 'INTERNAL', $5, 1, $4 from app_user limit 1`,
      [newId(), known.id, known.partner.id, at, withdrawn],
    );
  }
  const list = async (variables: object): Promise<Json> => {
    const { data, errors } = await app.gql(MANAGER, LIST, variables);
    expect(errors).toBeUndefined();
    return data.engagements;
  };
  const keys = ({ nodes }: Json): string[] => nodes.map(({ key }: Json) => key);
  /** The pages of a list, in the order of the list, read forwards or backwards. */
  async function walk(orderBy: object, backwards: boolean, size = 7): Promise<string[][]> {
    const pages: string[][] = [];
    for (let cursor: string | undefined; ;) {
      const page = await list({
        orderBy,
        ...(backwards ? { last: size, before: cursor } : { first: size, after: cursor }),
      });
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
      expect([page.totalCount, backwards ? hasNextPage : hasPreviousPage]).toEqual([
        60,
        cursor !== undefined,
      ]);
      pages.push(keys(page));
      if (!(backwards ? hasPreviousPage : hasNextPage)) return backwards ? pages.reverse() : pages;
      cursor = backwards ? startCursor : endCursor;
    }
  }

  const names = new Intl.Collator('und', { sensitivity: 'base' });
  const leads = (known: Known) => (known.leadId === ENGINEER_ID ? 'Erin' : 'Eli');
  const party = ({ ballParty }: Known) => (ballParty === null ? null : PARTIES.indexOf(ballParty));
  const ORDERS: [string, (known: Known) => string | number | null][] = [
    ['KEY', number],
    ['TITLE', ({ title }) => title],
    ['PARTNER_NAME', ({ partner }) => partner.name],
    ['LEAD_NAME', leads],
    ['TYPE', ({ type }) => ENGAGEMENT_TYPES.indexOf(type)],
    ['STAGE', ({ stage }) => STAGES.indexOf(stage)],
    ['STATUS', ({ status }) => ENGAGEMENT_STATUSES.indexOf(status)],
    ['HEALTH_SCORE', ({ score }) => score],
    ['FORECAST_GO_LIVE_ON', ({ forecastGoLiveOn }) => forecastGoLiveOn],
    ['SCHEDULE_VARIANCE', ({ varianceDays }) => varianceDays],
    ['STARTED_ON', ({ startedOn }) => startedOn],
    ['LAST_PROGRESS_AT', lastProgressAt],
    ['BALL_IN_COURT', party],
    ['BALL_SINCE', ({ ballSince }) => ballSince],
  ];
  const compare = (a: string | number | null, b: string | number | null, sign: number): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (
      sign * (typeof a === 'string' && typeof b === 'string' ? names.compare(a, b) : Number(a) - Number(b))
    );
  };

  it.each(ORDERS)(
    'are sorted by %s, either way, and paged forwards and backwards, nulls last',
    async (field, by) => {
      for (const [direction, sign] of [
        ['ASC', 1],
        ['DESC', -1],
      ] as const) {
        const sorted = [...all].sort((a, b) => compare(by(a), by(b), sign) || sign * (a.id < b.id ? -1 : 1));
        const expected = sorted.map(({ key }) => key);
        expect((await walk({ field, direction }, false)).flat()).toEqual(expected);
        expect((await walk({ field, direction }, true)).flat()).toEqual(expected);
      }
    },
  );

  it('go back to the same page as they came from', async () => {
    const orderBy = { field: 'LAST_PROGRESS_AT', direction: 'DESC' };
    const first = await list({ orderBy, first: 20 });
    const second = await list({ orderBy, first: 20, after: first.pageInfo.endCursor });
    const back = await list({ orderBy, last: 20, before: second.pageInfo.startCursor });
    expect(keys(back)).toEqual(keys(first));
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it.each<[string, object, RegExp]>([
    ['before without last', { before: 'x' }, /`before` needs `last`/],
    ['both directions', { after: 'x', last: 5 }, /`after` cannot be combined with `last`/],
    ['a page of none', { last: 0 }, /`last` of engagements must be between 1 and 100/],
    ['a page of too many', { last: 101 }, /`last` of engagements must be between 1 and 100/],
    ['a made-up cursor', { last: 5, before: 'bm9uc2Vuc2U' }, /`before` is not a cursor of this list/],
  ])('are not paged by %s', async (_what, variables, message) => {
    const { errors } = await app.gql(MANAGER, LIST, variables);
    expect(errors).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('reject the cursor of another order, both ways', async () => {
    const { pageInfo } = await list({ first: 3, orderBy: { field: 'TITLE', direction: 'ASC' } });
    for (const page of [{ after: pageInfo.endCursor }, { last: 3, before: pageInfo.startCursor }]) {
      const { errors } = await app.gql(MANAGER, LIST, {
        ...page,
        orderBy: { field: 'LEAD_NAME', direction: 'ASC' },
      });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('show when progress was last logged, except what was withdrawn', async () => {
    const { nodes } = await list({ first: 60, orderBy: { field: 'KEY', direction: 'ASC' } });
    expect(nodes).toEqual(all.map((known) => ({ key: known.key, lastProgressAt: lastProgressAt(known) })));
  });

  it.each<[string, object, (at: string) => boolean]>([
    ['from an instant on', { gte: '2026-10-03T09:30:00Z' }, (at) => at >= '2026-10-03T09:30:00.000Z'],
    ['up to an instant', { lte: '2026-10-03T09:29:59Z' }, (at) => at < '2026-10-03T09:30:00.000Z'],
  ])('are filtered by when progress was last logged, %s', async (_what, range, matches) => {
    const page = await list({
      first: 60,
      filter: { lastProgressAt: range },
      orderBy: { field: 'KEY', direction: 'ASC' },
    });
    const logged = all.filter((known) => {
      const at = lastProgressAt(known);
      return at !== null && matches(at);
    });
    expect(keys(page)).toEqual(logged.map(({ key }) => key));
    expect(logged.length).toBeGreaterThan(0);
  });

  it('leave out those of internal partners, as counts do, or show only those', async () => {
    await app.pools.staff.query('update partner set internal = true where id = $1', [GLOBEX_ID]);
    const ofGlobex = all.filter(({ partner }) => partner.id === GLOBEX_ID).length;
    expect(await list({ filter: { internal: true } })).toMatchObject({ totalCount: ofGlobex });
    expect(await list({ filter: { internal: false } })).toMatchObject({ totalCount: 60 - ofGlobex });
    expect(await list({})).toMatchObject({ totalCount: 60 });
    const { data } = await app.gql(MANAGER, '{ portfolio { engagements } }');
    expect(data.portfolio.engagements).toBe(60 - ofGlobex);
    await app.pools.staff.query('update partner set internal = false where id = $1', [GLOBEX_ID]);
  });

  it.each(['PARTNER_NAME', 'LAST_PROGRESS_AT'])('take one statement by %s, however many', async (field) => {
    for (const size of [{ first: 1 }, { first: 60 }, { last: 60 }])
      expect(await countReads(() => list({ ...size, orderBy: { field, direction: 'ASC' } }))).toBe(1);
  });

  it.each(onlyFor(...STAFF))('are for staff: %s', async (person, code) => {
    const { errors } = await app.gql(person, LIST, {
      last: 2,
      orderBy: { field: 'TITLE', direction: 'ASC' },
    });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
