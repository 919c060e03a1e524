import { toTypeId } from '../../src/kernel/ids.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { GLOBEX_ID, MANAGER, NORTHWIND_ID } from '../support/people.js';
import * as usage from '../support/usage.js';

const ADOPTION = `query ($id: ID!, $from: LocalDate, $to: LocalDate) { partner(id: $id) {
  adoption(from: $from, to: $to) { from to calls successes errorRate p95Ms trend breadth activeDays lastCallAt activatedOn
    sustainedOn partner { slug } } } }`;

describe("a partner's adoption", () => {
  let app: TestApp;
  let key: string;
  let sent = 0;
  beforeAll(async () => {
    app = await TestApp.start();
    await usage.seedUsageWorld(app.pools.staff);
    key = await usage.createKey(app.pools.staff, null);
  });
  afterAll(() => app.stop());

  const called = async (days: readonly string[], more: object = {}) => {
    const records = days.map((day) =>
      usage.call(`call ${(sent += 1)}`, { time: `${day}T10:00:00Z`, ...more }),
    );
    await usage.send(app, usage.lines(...records), { type: usage.NDJSON, key });
  };
  const ask = (variables: object = {}, id = NORTHWIND_ID) =>
    app.gql(MANAGER, ADOPTION, { id: toTypeId('partner', id), ...variables });
  const adoption = async (variables: object = {}, id = NORTHWIND_ID) => {
    const { data, errors } = await ask(variables, id);
    expect(errors).toBeUndefined();
    return data.partner.adoption;
  };
  const december = (...days: readonly number[]) =>
    days.map((day) => `2026-12-${String(day).padStart(2, '0')}`);

  it('is zeros and nulls before the first call', async () => {
    expect(await adoption({}, GLOBEX_ID)).toEqual({
      ...{ from: '2026-11-02', to: '2026-11-29', calls: 0, successes: 0, activeDays: 0 },
      ...{ errorRate: null, p95Ms: null, trend: null, breadth: null, lastCallAt: null },
      ...{ activatedOn: null, sustainedOn: null, partner: { slug: 'globex' } },
    });
  });

  it('covers the 28 complete days before today, or the range asked for', async () => {
    await called(['2026-11-01', '2026-11-02', '2026-11-29', '2026-11-30']);
    await called(['2026-11-29'], { clientId: 'northwind-sandbox' });
    expect(await adoption()).toMatchObject({ from: '2026-11-02', to: '2026-11-29', calls: 2, trend: 1 });
    expect(await adoption({ from: '2026-11-01' })).toMatchObject({ to: '2026-11-29', calls: 3, trend: 1 });
    expect(await adoption({ to: '2026-11-28' })).toMatchObject({
      ...{ from: '2026-11-01', calls: 2, trend: null, lastCallAt: '2026-11-02T10:00:00.000Z' },
    });
    expect(await adoption({ from: '2026-11-01', to: '2026-11-30' })).toMatchObject({
      calls: 4,
      activeDays: 2,
    });
  });

  it('counts production only', async () => {
    const { calls, lastCallAt } = await adoption();
    expect([calls, lastCallAt]).toEqual([2, '2026-11-29T10:00:00.000Z']);
  });

  it.each<[string, object, string]>([
    ['the wrong way round', { from: '2026-11-02', to: '2026-11-01' }, '`from` must not be after `to`.'],
    ['from after yesterday', { from: '2026-11-30' }, '`from` must not be after `to`.'],
    ['over 401 days', { from: '2025-10-25', to: '2026-11-29' }, 'The range can cover at most 400 days.'],
  ])('rejects a range %s', async (_case, range, message) => {
    const { errors } = await ask(range);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('accepts 400 days', async () => {
    expect((await adoption({ from: '2025-10-26', to: '2026-11-29' })).calls).toBe(3);
  });

  it('is part of the one statement of a list', async () => {
    const list =
      '{ partners(first: FIRST) { nodes { adoption { calls trend breadth lastCallAt partner { name } } } } }';
    for (const first of ['1', '100'])
      expect(await countReads(() => app.gql(MANAGER, list.replace('FIRST', first)))).toBe(1);
  });

  describe.each<[string, number[], string | null]>([
    ['activated on the fifth active day of 14', [1, 2, 3, 4, 14], '2026-12-14'],
    ['not activated on the 15th', [1, 2, 3, 4, 15], null],
    ['not activated by failures', [1, 2, 3, 4], null],
  ])('is %s', (_case, days, activatedOn) => {
    it(`of ${days.join(', ')} December`, async () => {
      const fresh = await restart('2026-12-20T09:00:00Z');
      await called(december(...days));
      await called(december(5, 6), { status: 500 });
      expect((await adoption()).activatedOn).toBe(activatedOn);
      await fresh();
    });
  });

  it.each<[string, string[], string | null]>([
    ['on the tenth day', december(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), '2026-12-10'],
    ['on the 28th', [...december(1, 2, 3, 4, 5, 6, 7, 8, 9, 28)], '2026-12-28'],
    ['not within 29 days', [...december(1, 2, 3, 4, 5, 6, 7, 8, 9, 29)], null],
    ['later', december(1, 2, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31), '2026-12-31'],
  ])('is sustained %s', async (_case, days, sustainedOn) => {
    const fresh = await restart('2026-12-31T18:00:00Z');
    await called(days);
    expect((await adoption()).sustainedOn).toBe(sustainedOn);
    expect((await adoption({ to: '2026-12-02' })).sustainedOn).toBe(sustainedOn);
    await fresh();
  });

  /** Without any calls; the function returned undoes it. */
  async function restart(now: string): Promise<() => Promise<void>> {
    const forget = async () => {
      for (const table of [
        'usage_daily',
        'usage_hourly',
        'usage_application_daily',
        'usage_application_weekly',
      ])
        await app.pools.staff.query(`delete from ${table}`);
    };
    const before = app.clock.now();
    await forget();
    app.clock.pin(new Date(now));
    return async () => {
      await forget();
      app.clock.pin(before);
    };
  }
});
