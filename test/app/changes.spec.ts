import { fromTypeId, toTypeId } from '../../src/kernel/ids.js';
import { type Answer, type Json, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { type NaiveChange, naiveChanges } from '../support/naive-history.js';
import { GLOBEX_ID, MANAGER, onlyFor, STAFF } from '../support/people.js';
import { type KnownHistory, seedRandomHistories } from '../support/random-history.js';

const FIELDS = `bandBefore bandAfter scoreBefore scoreAfter goLiveBefore goLiveAfter goLiveMovedDays stageBefore
  stageAfter statusBefore statusAfter blockersRaisedCount blockersResolvedCount milestonesDoneCount`;
const CHANGES = `query ($since: DateTime!, $filter: EngagementFilter, $first: Int, $after: String) {
  changes(since: $since, filter: $filter, first: $first, after: $after) { totalCount
    pageInfo { hasNextPage endCursor } nodes { engagement { id } ${FIELDS} why } } }`;
const WHOLE = `query ($since: DateTime!, $first: Int) { changes(since: $since, first: $first) { nodes { ${FIELDS} why
  partnerActs engagement { key partner { name } health { band } } blockersRaised { id reason } blockersResolved { id }
  milestonesDone { id code } } } }`;

describe('what changed', () => {
  let app: TestApp;
  let all: readonly KnownHistory[];
  beforeAll(async () => {
    app = await TestApp.start();
    all = await seedRandomHistories(app.pools.staff, 150);
  });
  afterAll(() => app.stop());

  const ask = (variables: object): Promise<Answer> => app.gql(MANAGER, CHANGES, variables);

  /** All changes, page by page, in order. */
  async function everyChange(variables: object, first: number): Promise<Json[]> {
    const found: Json[] = [];
    for (let after: string | null = null; ;) {
      const { data, errors } = await ask({ ...variables, first, after });
      if (errors) throw new Error(JSON.stringify(errors));
      const { nodes, pageInfo } = data.changes;
      found.push(...nodes);
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  }
  const known = (found: readonly Json[]): NaiveChange[] =>
    found.map(({ engagement, why: _why, ...own }) => ({
      ...own,
      id: fromTypeId('engagement', engagement.id),
    }));

  it.each(['2026-11-28T00:00:00.000Z', '2026-11-20T00:00:00.000Z', '2026-11-03T10:00:00.000Z'])(
    'since %s matches a naive recount, in order, page by page',
    async (since) => {
      const expected = naiveChanges(all, since);
      expect(known(await everyChange({ since }, 7))).toEqual(expected);
      expect(expected.length).toBeGreaterThan(14);
      expect((await ask({ since })).data.changes.totalCount).toBe(expected.length);
    },
  );

  it('since long ago lists everything, without a before', async () => {
    const found = await everyChange({ since: '1999-01-01T00:00:00Z' }, 100);
    expect(found).toHaveLength(all.length);
    expect(found.every((each) => each.stageBefore === null && each.goLiveBefore === null)).toBe(true);
  });

  it('since now lists nothing', async () => {
    expect((await ask({ since: '2026-11-30T15:00:00Z' })).data.changes.totalCount).toBe(0);
  });

  it('since the future is rejected', async () => {
    const { errors } = await ask({ since: '2026-11-30T15:00:00.001Z' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('lists engagements of internal partners too', async () => {
    const filter = { partnerId: { in: [toTypeId('partner', GLOBEX_ID)] } };
    const found = await everyChange({ since: '2026-11-20T00:00:00.000Z', filter }, 50);
    const internal = all.filter(({ partnerId }) => partnerId === GLOBEX_ID);
    expect(known(found)).toEqual(naiveChanges(internal, '2026-11-20T00:00:00.000Z'));
    expect(found.length).toBeGreaterThan(0);
  });

  it('explains each in one to three sentences', async () => {
    for (const { why } of await everyChange({ since: '2026-11-20T00:00:00.000Z' }, 50))
      expect(why.match(/\.( |$)/g)?.length).toBeGreaterThanOrEqual(1);
  });

  it('reads everything in one statement, however many there are', async () => {
    const read = (first: number) =>
      countReads(async () => {
        const { data, errors } = await app.gql(MANAGER, WHOLE, { since: '2026-11-03T00:00:00Z', first });
        expect(errors).toBeUndefined();
        expect(data.changes.nodes).toHaveLength(first);
      });
    expect([await read(1), await read(50)]).toEqual([1, 1]);
  });

  it.each(onlyFor(...STAFF))('is for staff: %s', async (person, code) => {
    const { errors } = await app.gql(person, CHANGES, { since: '2026-11-20T00:00:00Z' });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
