import pg from 'pg';
import { TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID } from '../support/people.js';
import { type Started, seedProduct, startIntegration } from '../support/seed-integrations.js';

const QUERY = 'query ($id: ID!) { engagement(id: $id) { adoption { ttfcHours timeToProductionHours } } }';

describe('the facts behind the adoption of an engagement', () => {
  let app: TestApp;
  let started: Started;
  beforeAll(async () => {
    app = await TestApp.start();
    await seedProduct(app);
    started = await startIntegration(app, NORTHWIND_ID, 'Accounts for Northwind');
  });
  afterAll(() => app.stop());

  /** PostgreSQL's plan for the statement that answers the query. */
  const planOf = async (query: string): Promise<string> => {
    const sent = jest.spyOn(pg.Client.prototype, 'query');
    const { errors } = await app.gql(MANAGER, query, { id: started.id });
    expect(errors).toBeUndefined();
    const read = (sent.mock.calls as unknown[][])
      .map(([first]) => first as { text?: string; values?: unknown[] })
      .find(({ text }) => text?.includes('as answer'))!;
    sent.mockRestore();
    const { rows } = await app.pools.staff.query<Record<string, string>>(
      `explain (costs off) ${read.text}`,
      read.values,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it('are computed once, however often the statement uses them', async () => {
    const plan = await planOf(QUERY);
    expect(plan.match(/ on credential /g)).toHaveLength(2);
  });
});
