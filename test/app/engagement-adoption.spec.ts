import {
  ACCOUNTS_V2_ID,
  type Adopter,
  type Adoption,
  addAdopter,
  addSecondVersion,
  call,
  noons,
} from '../support/adopters.js';
import { TestApp } from '../support/app.js';
import { MANAGER } from '../support/people.js';
import * as usage from '../support/usage.js';

const START = { startedOn: '2026-11-02' };

describe("an engagement's adoption", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(new Date('2026-12-31T12:00:00Z'));
    await usage.seedUsageWorld(app.pools.staff);
    await addSecondVersion(app);
  });
  afterAll(() => app.stop());

  async function adoption({ id }: Adopter, fields: string) {
    const { data, errors } = await app.gql(
      MANAGER,
      `query ($id: ID!) { engagement(id: $id) { adoption { ${fields} } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    return data.engagement.adoption;
  }
  const add = (name: string, more: Partial<Adoption>) => addAdopter(app, name, { ...START, ...more });

  it.each<[string, readonly number[], string | null]>([
    ['1, 2, 3, 4 and 14 Dec', [1, 2, 3, 4, 14], '2026-12-14'],
    ['1, 2, 3, 4 and 15 Dec', [1, 2, 3, 4, 15], null],
    ['the first five days', [1, 2, 3, 4, 5, 6], '2026-12-05'],
    ['four days', [1, 2, 3, 4], null],
    ['five days long after the first', [1, 20, 21, 22, 23, 24], null],
  ])('is activated by %s', async (name, days, activatedOn) => {
    const adopter = await add(name, { production: noons('2026-12', ...days) });
    expect(await adoption(adopter, 'activatedOn')).toEqual({ activatedOn });
  });

  it.each<[string, readonly string[], string | null]>([
    ['1 to 10 Dec', noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), '2026-12-10'],
    ['nine days', noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9), null],
    ['ten days within 28', noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9, 28), '2026-12-28'],
    ['ten days within 29', noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9, 29), null],
    [
      'ten days within 28 after an early one',
      [...noons('2026-11', 3), ...noons('2026-12', 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
      '2026-12-11',
    ],
  ])('is sustained after %s', async (name, production, sustainedOn) => {
    expect(await adoption(await add(name, { production }), 'sustainedOn')).toEqual({ sustainedOn });
  });

  it('counts an active day once, and failed calls and the sandbox not at all', async () => {
    const days = noons('2026-12', 1, 2, 3, 4);
    const adopter = await add('busy', { production: [...days, ...days], sandbox: noons('2026-12', 5) });
    await call(app, 'busy-PRODUCTION', noons('2026-12', 6), usage.ACCOUNTS_V1_ID, 500);
    await call(app, 'busy-PRODUCTION', noons('2026-12', 7), usage.PAYMENTS_V1_ID); // out of scope
    expect(await adoption(adopter, 'activatedOn')).toEqual({ activatedOn: null });
    await call(app, 'busy-PRODUCTION', ['2026-12-08T23:59:59Z']);
    expect(await adoption(adopter, 'activatedOn')).toEqual({ activatedOn: '2026-12-08' });
  });

  it('follows late records', async () => {
    const adopter = await add('late', { production: noons('2026-12', 2, 3, 4, 5, 15) });
    expect(await adoption(adopter, 'activatedOn')).toEqual({ activatedOn: '2026-12-15' });
    await call(app, 'late-PRODUCTION', noons('2026-12', 1));
    expect(await adoption(adopter, 'activatedOn')).toEqual({ activatedOn: '2026-12-05' });
    await call(app, 'late-PRODUCTION', noons('2026-11', 15));
    expect(await adoption(adopter, 'activatedOn timeToProductionHours')).toEqual({
      ...{ activatedOn: null, timeToProductionHours: 13 * 24 + 12 },
    });
  });

  it('has first calls of a migration only on a version in scope, but all calls of the product', async () => {
    const adopter = await add('migrating', {
      ...{ type: 'MIGRATION', versions: [ACCOUNTS_V2_ID], sandbox: noons('2026-12', 29) },
      production: noons('2026-12', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    });
    const FIELDS = 'calls28 activeDays28 ttfcHours timeToProductionHours activatedOn sustainedOn';
    const none = { ttfcHours: null, timeToProductionHours: null, activatedOn: null, sustainedOn: null };
    // The last 28 days begin on 3 Dec.
    expect(await adoption(adopter, FIELDS)).toEqual({ calls28: 8, activeDays28: 8, ...none });
    await call(app, 'migrating-SANDBOX', ['2026-12-30T00:00:00Z'], ACCOUNTS_V2_ID);
    expect((await adoption(adopter, FIELDS)).ttfcHours).toBe(59 * 24);
  });

  it('has neither time to first call nor breadth without a credential registered for a product in scope', async () => {
    const calls = { sandbox: noons('2026-12', 1), production: noons('2026-12', 20) };
    const FIELDS = 'ttfcHours breadth activeDays28';
    const other = await add('registered for payments', { ...calls, products: [usage.PAYMENTS_ID] });
    expect(await adoption(other, FIELDS)).toEqual({ ttfcHours: null, breadth: null, activeDays28: 1 });
    const both = { ...calls, products: [usage.PAYMENTS_ID, usage.ACCOUNTS_ID] };
    expect(await adoption(await add('registered for both', both), FIELDS)).toEqual({
      ...{ ttfcHours: 30 * 24 + 12, breadth: 0.5, activeDays28: 1 },
    });
  });
});
