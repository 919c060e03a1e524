import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { enterEngagement } from '../support/health-support.js';
import { AUDITOR } from '../support/people.js';
import { VERSION_ID, seedProduct } from '../support/seed-integrations.js';
import { openAlert } from './alerts-support.js';

const PAGE = `query ($orderBy: AlertOrder, $first: Int!, $after: String) {
  alerts(orderBy: $orderBy, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;

describe('the list of alerts', () => {
  let app: TestApp;
  const ids: string[] = [];
  beforeAll(async () => {
    app = await TestApp.start(new Date('2026-12-07T15:00:00Z'));
    await seedProduct(app);
    // Two that are open, and two that resolved, the one that opened first last.
    for (const [opened, resolved] of [
      ['2026-12-01T10:00:00Z', null],
      ['2026-12-02T10:00:00Z', '2026-12-06T10:00:00Z'],
      ['2026-12-03T10:00:00Z', '2026-12-05T10:00:00Z'],
      ['2026-12-04T10:00:00Z', null],
    ]) {
      const at = '2026-12-01T09:00:00Z';
      const engagement = await enterEngagement(app.pools.staff, { at, apiVersionId: VERSION_ID });
      const id = await openAlert(app, toTypeId('engagement', engagement));
      await app.pools.staff.query(
        "update alert set opened_at = $2, resolved_at = $3 where engagement_id = $1 and kind = 'BALL_HELD'",
        [engagement, opened, resolved],
      );
      ids.push(id);
    }
  });
  afterAll(() => app.stop());

  const page = async (orderBy: object, first: number, after: string | null = null) => {
    const { data, errors } = await app.gql(AUDITOR, PAGE, { orderBy, first, after });
    expect(errors).toBeUndefined();
    return data.alerts as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
  const numbersOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => ids.indexOf(id) + 1);

  it.each([
    ['OPENED_AT', 'ASC', [1, 2, 3, 4]],
    ['OPENED_AT', 'DESC', [4, 3, 2, 1]],
    ['RESOLVED_AT', 'ASC', [3, 2, 1, 4]],
    ['RESOLVED_AT', 'DESC', [2, 3, 4, 1]],
  ])(
    'by %s, %s, has those without it last, and the same order page by page',
    async (field, direction, order) => {
      const orderBy = { field, direction };
      expect(numbersOf((await page(orderBy, 10)).nodes)).toEqual(order);
      const read: number[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await page(orderBy, 1, after);
        read.push(...numbersOf(nodes));
        after = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
      }
      expect(read).toEqual(order);
    },
  );
});
