import { ADMIN, ENGINEER, MANAGER, PARTNER, type Person, onlyFor } from '../support/people.js';
import type { Json } from '../support/app.js';
import { Delivery } from './delivery-support.js';

const CREATE_PARTNER = `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  warnings userErrors { code field message } partner { id region version } } }`;
const UPDATE_PARTNER = `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) {
  warnings userErrors { code field message } partner { region } } }`;
const CREATE_ENGINEER = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) {
  warnings userErrors { code field message } solutionEngineer { id version } } }`;
const UPDATE_ENGINEER = `mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) {
  warnings userErrors { code field message } } }`;
const START = `mutation ($input: StartEngagementInput!) { startEngagement(input: $input) {
  warnings userErrors { code field message } engagement { id region } } }`;
const SET_DAYS = `mutation ($input: SetHolidaysInput!) { setHolidays(input: $input) {
  warnings userErrors { code field message } holidays { day } engagements } }`;
const SET_WEEK = `mutation ($input: SetWorkWeekInput!) { setWorkWeek(input: $input) {
  userErrors { code field message } workWeek engagements } }`;
const WORKLOAD = `query ($id: [ID!]!) { engineerWorkload(from: "2026-11-30", to: "2026-12-06", filter: { id: { in: $id } }) {
  weeks { capacityHours } } }`;
const NOTHING_KNOWN = [expect.stringMatching(/^The public holidays of \S+ are not known.*setHolidays\.$/)];
const SUN_TO_THU = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'SUNDAY'];

describe('regions', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  let count = 0;
  const act = async (text: string, input: object, person: Person = ADMIN) => {
    const { data, errors } = await delivery.app.gql(person, text, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values<Json>(data)[0];
  };
  const partnerIn = (region: string) =>
    act(CREATE_PARTNER, { name: `Partner ${(count += 1)}`, kind: 'BANK', region, timeZone: 'UTC' });
  const engineer = (region: string) => ({
    name: 'E',
    email: `e${(count += 1)}@x.example`,
    timeZone: 'UTC',
    region,
  });
  const startIn = (region: string) => act(START, delivery.input({ region }));
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await delivery.app.gql(ADMIN, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const weekOf = async (region: string) => (await ask(`{ workWeek(region: "${region}") }`)).workWeek;
  const goLive = async (id: string) => (await delivery.plan(id)).forecastGoLiveOn;

  it.each([
    ['UK', /did you mean GB\?/],
    ['GB-XXX', /use GB, GB-/],
    ['Nepal', /did you mean NP\?/],
    ['ZZ', /ISO 3166/],
  ])('cannot be %s, wherever one is entered', async (region, hint) => {
    const inputs: [string, object][] = [
      [CREATE_PARTNER, { name: 'P', kind: 'BANK', region, timeZone: 'UTC' }],
      [UPDATE_PARTNER, { partnerId: 'ptn', expectedVersion: 1, region }],
      [CREATE_ENGINEER, engineer(region)],
      [UPDATE_ENGINEER, { engineerId: 'eng', expectedVersion: 1, region }],
      [START, delivery.input({ region })],
      [SET_DAYS, { region, days: [] }],
      [SET_WEEK, { region, days: ['MONDAY'] }],
    ];
    for (const [text, input] of inputs) {
      const { userErrors, warnings = null } = await act(text, input);
      expect({ userErrors, warnings }).toEqual({
        userErrors: [{ code: 'INVALID', field: ['input', 'region'], message: expect.stringMatching(hint) }],
        warnings: null,
      });
    }
    for (const query of [
      `workWeek(region: "${region}")`,
      `holidays(region: "${region}", from: "2026-12-01", to: "2026-12-01") { day }`,
    ]) {
      const { errors } = await delivery.app.gql(MANAGER, `{ ${query} }`);
      expect(errors).toMatchObject([
        { message: expect.stringMatching(hint), extensions: { code: 'BAD_USER_INPUT' } },
      ]);
    }
  });

  it.each(['NP', 'WS', 'TV', 'NP-P3'])(
    'are accepted with a warning if their holidays are unknown, as %s',
    async (region) => {
      expect(await partnerIn(region)).toMatchObject({
        userErrors: [],
        warnings: NOTHING_KNOWN,
        partner: { region },
      });
      expect(await act(CREATE_ENGINEER, engineer(region))).toMatchObject({
        userErrors: [],
        warnings: NOTHING_KNOWN,
      });
      const started = await startIn(region);
      expect(started).toMatchObject({ userErrors: [], warnings: NOTHING_KNOWN, engagement: { region } });
      expect(await goLive(started.engagement.id)).toBe('2026-12-14');
      expect(
        await ask(`{ holidays(region: "${region}", from: "2026-01-01", to: "2027-12-31") { day } }`),
      ).toEqual({ holidays: [] });
    },
  );

  it('give a warning when they change, and only then', async () => {
    const { partner, warnings } = await partnerIn('US');
    expect(warnings).toEqual([]);
    const input = { partnerId: partner.id, expectedVersion: partner.version };
    expect((await act(UPDATE_PARTNER, { ...input, region: 'BT' })).warnings).toEqual(NOTHING_KNOWN);
    expect((await act(UPDATE_PARTNER, { ...input, expectedVersion: 2, name: 'Renamed' })).warnings).toEqual(
      [],
    );
    const { solutionEngineer: made } = await act(CREATE_ENGINEER, engineer('US'));
    const change = { engineerId: made.id, expectedVersion: made.version };
    expect((await act(UPDATE_ENGINEER, { ...change, region: 'BT' })).warnings).toEqual(NOTHING_KNOWN);
    expect((await act(UPDATE_ENGINEER, { ...change, expectedVersion: 2, name: 'F' })).warnings).toEqual([]);
  });

  it('give no more warnings once someone has set their holidays', async () => {
    const { engagement } = await startIn('BT');
    const set = await act(SET_DAYS, { region: 'BT', days: [{ day: '2026-12-10', name: 'Closed' }] }, MANAGER);
    expect(set).toMatchObject({ userErrors: [], warnings: [], engagements: 1 });
    await delivery.app.settle();
    expect(await goLive(engagement.id)).toBe('2026-12-15');
    expect((await partnerIn('BT')).warnings).toEqual([]);
    expect((await act(SET_DAYS, { region: 'BT', days: null })).warnings).toEqual(NOTHING_KNOWN);
  });

  it("use their country's holidays if the library does not distinguish them, even after someone has edited them", async () => {
    const { engagement, warnings } = await startIn('GB-LND');
    expect(warnings).toEqual([expect.stringMatching(/^GB-LND .*those of GB apply.*setHolidays\.$/)]);
    const days = 'holidays(region: "GB-LND", from: "2026-12-01", to: "2026-12-31") { day }';
    const christmas = { holidays: [{ day: '2026-12-25' }, { day: '2026-12-26' }, { day: '2026-12-28' }] };
    expect(await ask(`{ ${days} }`)).toEqual(christmas);
    const closed = { day: '2026-12-10', name: 'Closed' };
    expect((await act(SET_DAYS, { region: 'GB', days: [closed] })).engagements).toBe(1);
    await delivery.app.settle();
    expect(await ask(`{ ${days} }`)).toEqual({ holidays: [{ day: '2026-12-10' }] });
    expect(await goLive(engagement.id)).toBe('2026-12-15');
    await act(SET_DAYS, { region: 'GB-LND', days: [] });
    await act(SET_DAYS, { region: 'GB', days: null });
    await delivery.app.settle();
    expect(await ask(`{ ${days} }`)).toEqual({ holidays: [] });
    expect(await goLive(engagement.id)).toBe('2026-12-14');
  });

  it('have their own work week, which forecasts use', async () => {
    expect(await weekOf('SA')).toEqual(SUN_TO_THU);
    expect(await weekOf('US')).toEqual(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']);
    expect(await weekOf('IR')).toHaveLength(6);
    const { engagement } = await startIn('SA');
    // From Monday: 3 days, then 5 across the weekend of Friday and Saturday, then 1 two days later.
    expect(await delivery.forecast(engagement.id)).toMatchObject({
      ...{ A: '2026-11-30/2026-12-02', B: '2026-12-03/2026-12-09', goLive: '2026-12-14' },
    });
    await delivery.app.settle();
    const { A } = await delivery.forecast((await startIn('SA')).engagement.id);
    expect(A).toBe('2026-11-30/2026-12-02');
  });

  it('have the work week that someone sets, which updates the forecasts of their engagements', async () => {
    const { engagement } = await startIn('JO');
    const part = await startIn('JO-AM');
    expect(await goLive(engagement.id)).toBe('2026-12-14');
    const set = await act(
      SET_WEEK,
      { region: 'JO', days: ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY'] },
      MANAGER,
    );
    expect(set).toEqual({
      userErrors: [],
      workWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'SUNDAY'],
      engagements: 2,
    });
    await delivery.app.settle();
    for (const { id } of [engagement, part.engagement])
      expect(await delivery.forecast(id)).toMatchObject({ B: '2026-12-06/2026-12-13', goLive: '2026-12-16' });
    expect(await weekOf('JO-AM')).toHaveLength(4);
    expect(await act(SET_WEEK, { region: 'JO', days: null })).toMatchObject({
      workWeek: SUN_TO_THU,
      engagements: 2,
    });
    await delivery.app.settle();
    expect(await goLive(engagement.id)).toBe('2026-12-14');
    const { auditLog } = await ask(
      `{ auditLog(filter: { action: { in: ["work-week.set"] } }, first: 1) { nodes { changes previous } } }`,
    );
    expect(auditLog.nodes[0]).toMatchObject({
      changes: { region: 'JO', source: 'DEFAULT', days: SUN_TO_THU },
      previous: { days: expect.any(Array) },
    });
  });

  it.each([
    ['no day at all', { days: [] }],
    ['nothing', {}],
  ])('cannot have a work week of %s', async (_what, input) => {
    expect(await act(SET_WEEK, { region: 'US', ...input })).toMatchObject({
      userErrors: [{ code: 'INVALID', field: ['input', 'days'] }],
      workWeek: null,
    });
  });

  it.each(onlyFor(ADMIN, MANAGER))('let %s set a work week: %s', async (person, refusal) => {
    const { errors } = await delivery.app.gql(person, SET_WEEK, { input: { region: 'OM', days: null } });
    expect(errors?.[0]?.extensions.code).toBe(refusal);
  });

  it('show their work week only to staff', async () => {
    const query = '{ workWeek(region: "US") }';
    expect((await delivery.app.gql(ENGINEER, query)).errors).toBeUndefined();
    expect((await delivery.app.gql(PARTNER, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('give engineers their capacity on the days of their work week', async () => {
    const { solutionEngineer } = await act(CREATE_ENGINEER, engineer('SA'));
    const off = `mutation ($input: AddTimeOffInput!) { addTimeOff(input: $input) { userErrors { message } } }`;
    const hours = async () =>
      (await ask(WORKLOAD, { id: [solutionEngineer.id] })).engineerWorkload[0].weeks[0].capacityHours;
    expect(await hours()).toBe(40);
    await act(off, { engineerId: solutionEngineer.id, from: '2026-12-04', to: '2026-12-05' });
    expect(await hours()).toBe(40);
    await act(off, { engineerId: solutionEngineer.id, from: '2026-12-06', to: '2026-12-06' });
    expect(await hours()).toBe(32);
  });

  it('count hours with the ball by their work week', async () => {
    const { engagement } = await startIn('QA');
    await delivery.app.moveTo('2026-12-07T14:00:00Z');
    const { engagement: seen } = await ask(
      'query ($id: ID!) { engagement(id: $id) { timeByParty { minutes } } }',
      { id: engagement.id },
    );
    // New York, from Monday 10:00: 7 h, three days, none on Friday and Saturday, Sunday, none on Monday before 9:00.
    expect(seen.timeByParty[0].minutes).toBe((7 + 3 * 8 + 8) * 60);
  });
});
