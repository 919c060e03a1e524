import { fromTypeId } from '../../src/kernel/ids.js';
import { readAsPartner } from '../../src/platform/database/scoped-read.js';
import { GLOBEX_ID, NORTHWIND_ID, type Person } from '../support/people.js';
import { Delivery, ENGINEER, MANAGER, OTHER_ENGINEER } from './delivery-support.js';

const NORTHWIND: Person = 'partner@northwind.example';
const GLOBEX: Person = 'partner@globex.example';
const MINE = `query ($key: String!) { myIntegration(key: $key) {
  goLiveForecast { p50On p80On asOf driver { code } } } }`;
const SHARE = `mutation ($input: UpdateEngagementInput!) { updateEngagement(input: $input) {
  userErrors { code field } engagement { version shareForecast } } }`;
const AUDIT = `query ($id: ID!) { auditLog(first: 1, engagementId: $id) { nodes { action changes previous } } }`;

describe('a shared probable go-live', () => {
  let delivery: Delivery;
  let id: string, key: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    id = await delivery.engagement();
    await delivery.app.settle();
    const { data } = await delivery.app.gql(MANAGER, 'query ($id: ID!) { engagement(id: $id) { key } }', {
      id,
    });
    ({ key } = data.engagement);
    await delivery.app.pools.staff.query(
      `update go_live_forecast f set p50_on = '2026-12-28', p80_on = '2026-12-30', too_few = false, n = 9, pool = 'ALL',
         driver_id = m.id from milestone m where m.engagement_id = f.engagement_id and m.code = 'B'`,
    );
  });
  afterAll(() => delivery.app.stop());

  const share = async (person: Person, shareForecast: boolean) => {
    const { version } = await delivery.plan(id);
    const input = { engagementId: id, expectedVersion: version, shareForecast };
    return delivery.app.gql(person, SHARE, { input });
  };
  const seenBy = async (person: Person) => (await delivery.app.gql(person, MINE, { key })).data.myIntegration;
  const rowsOf = (partnerId: string) =>
    readAsPartner(delivery.app.pools.portal, partnerId, {
      text: "select coalesce(json_agg(f.p80_on), '[]')::text as answer from go_live_forecast f",
      ...{ values: [], name: undefined },
    });

  it('is hidden by default, by the field and by row security', async () => {
    expect(await seenBy(NORTHWIND)).toEqual({ goLiveForecast: null });
    expect(await rowsOf(NORTHWIND_ID)).toBe('[]');
  });

  it.each<[Person]>([[OTHER_ENGINEER], [NORTHWIND]])('cannot be shared by %s', async (person) => {
    const { errors } = await share(person, true);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await rowsOf(NORTHWIND_ID)).toBe('[]');
  });

  it('is shown to the partner once the engineer shares it, and to no other partner', async () => {
    const { data } = await share(ENGINEER, true);
    expect(data.updateEngagement).toMatchObject({ userErrors: [], engagement: { shareForecast: true } });
    expect(await seenBy(NORTHWIND)).toEqual({
      goLiveForecast: {
        ...{ p50On: '2026-12-28', p80On: '2026-12-30', driver: { code: 'B' } },
        asOf: '2026-11-30T15:00:00.000Z',
      },
    });
    expect(await seenBy(GLOBEX)).toBeNull();
    expect(await rowsOf(GLOBEX_ID)).toBe('[]');
  });

  it('is audited', async () => {
    const { data } = await delivery.app.gql('admin@causeway.example', AUDIT, { id });
    expect(data.auditLog.nodes).toEqual([
      { action: 'engagement.update', changes: { shareForecast: true }, previous: { shareForecast: false } },
    ]);
  });

  it('hides a driver that only staff can see', async () => {
    const hide = "update milestone set visibility = $1 where engagement_id = $2 and code = 'B'";
    const { staff } = delivery.app.pools;
    await staff.query(hide, ['INTERNAL', fromTypeId('engagement', id)]);
    expect((await seenBy(NORTHWIND)).goLiveForecast).toMatchObject({ p80On: '2026-12-30', driver: null });
    await staff.query(hide, ['PARTNER', fromTypeId('engagement', id)]);
  });

  it('tells the partner neither pool nor number of samples', async () => {
    const { errors } = await delivery.app.gql(NORTHWIND, MINE.replace('asOf', 'pool n'), { key });
    expect(errors?.map(({ message }) => message).join(' ')).toMatch(/Cannot query field "pool"/);
  });

  it('is hidden again when it is no longer shared', async () => {
    await share(MANAGER, false);
    expect(await seenBy(NORTHWIND)).toEqual({ goLiveForecast: null });
    expect(await rowsOf(NORTHWIND_ID)).toBe('[]');
  });
});

describe('the calibration of probable go-live', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
    for (let index = 0; index < 10; index += 1) await delivery.engagement();
    await delivery.app.settle();
  });
  afterAll(() => delivery.app.stop());

  const calibration = async (person: Person = MANAGER, filter: object | null = null) => {
    const query = `query ($filter: EngagementFilter) { goLiveCalibration(filter: $filter) {
      stages { stage n share tooFew { n needed } } } }`;
    const { data, errors } = await delivery.app.gql(person, query, { filter });
    return errors ? errors[0]!.extensions.code : data.goLiveCalibration.stages[1];
  };

  it('is the share that went live by the P80 kept at the entry, of at least 10', async () => {
    const { staff } = delivery.app.pools;
    await staff.query(`insert into go_live_stage_forecast (engagement_id, stage, entered_at, p80_on)
      select id, 'DESIGN', created_at, '2026-12-20' from engagement`);
    await staff.query(`update engagement e set actual_go_live_on = '2026-12-20'::date + (r.n > 8)::int
      from (select id, row_number() over (order by id) as n from engagement) r where r.id = e.id and r.n < 10`);
    const tooFew = { stage: 'DESIGN', n: 9, share: null, tooFew: { n: 9, needed: 10 } };
    expect(await calibration()).toEqual(tooFew);
    await staff.query(
      "update engagement set actual_go_live_on = '2026-12-21' where actual_go_live_on is null",
    );
    expect(await calibration()).toEqual({ stage: 'DESIGN', n: 10, share: 0.8, tooFew: null });
    expect(await calibration(MANAGER, { region: { in: ['FR'] } })).toMatchObject({ n: 0, share: null });
    await staff.query('update partner set internal = true');
    expect(await calibration()).toMatchObject({ n: 0 });
  });

  it('is for staff', async () => {
    expect(await calibration(NORTHWIND)).toBe('FORBIDDEN');
  });
});
