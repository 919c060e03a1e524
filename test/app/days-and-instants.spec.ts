import { toTypeId } from '../../src/kernel/ids.js';
import { ADMIN, ENGINEER_ID, NORTHWIND_ID } from '../support/people.js';
import { Delivery, MANAGER } from './delivery-support.js';

/** All queries that take dates, as one date or as both ends of a range. */
const OF_DAYS: readonly (readonly [name: string, query: string])[] = [
  ['engagements by start', 'engagements(filter: { startedOn: { gte: $day, lte: $day } }) { totalCount }'],
  ['engagements by go-live', 'engagements(filter: { forecastGoLiveOn: { gte: $day } }) { totalCount }'],
  ['milestones', 'milestones(filter: { forecastDueOn: { lte: $day } }) { totalCount }'],
  ['the history of health', 'engagement(id: $id) { healthHistory(from: $day, to: $day) { asOf } }'],
  ['a long history', 'engagement(id: $id) { healthHistory(from: "0001-01-01", to: $day) { asOf } }'],
  ['a time sheet', 'myTime(from: $day, to: $day) { minutes }'],
  ...['DAY', 'WEEK', 'MONTH'].map(
    (interval) =>
      [
        `usage by ${interval}`,
        `adoption(filter: { from: $day, to: $day }) { series(interval: ${interval}) { key } }`,
      ] as const,
  ),
  ...['DAY', 'WEEK', 'MONTH'].map(
    (interval) =>
      [
        `the portfolio by ${interval}`,
        `portfolioTrend(interval: ${interval}, from: $day, to: $day) { at engagements }`,
      ] as const,
  ),
  ['usage by HOUR', 'adoption(filter: { from: $day, to: $day }) { series(interval: HOUR) { key } }'],
];
const OF_INSTANTS: readonly (readonly [name: string, query: string])[] = [
  ['the audit log', 'auditLog(filter: { at: { gte: $at, lte: $at } }) { totalCount }'],
  ['blockers', 'blockers(filter: { raisedAt: { lte: $at } }) { totalCount }'],
  ['health as of', 'engagement(id: $id) { healthAsOf(at: $at) { score } }'],
  ['what health changed', 'engagement(id: $id) { health { change(since: $at) { delta } } }'],
];
const REGISTER = `mutation ($input: RegisterApplicationInput!) {
  registerApplication(input: $input) { userErrors { code message } } }`;
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';
const FIRST_INSTANT = '0001-01-01T00:00:00Z';
const LAST_INSTANT = '9999-12-31T23:59:59.999Z';
const NO_DAYS = ['0000-12-31', '0000-01-01', '10000-01-01', '-0001-01-01', '+12026-01-01', '2026-02-30'];
const NO_INSTANTS = [
  ...['0000-12-31T23:59:59Z', '0001-01-01T00:00:00+00:01', '0001-01-01T13:59:00+14:00'],
  ...['9999-12-31T23:59:59-00:01', '9999-12-31T12:00:00-12:00', '10000-01-01T00:00:00Z'],
];

describe('dates and instants in the years 0001 to 9999', () => {
  let delivery: Delivery;
  let id: string;
  beforeAll(async () => {
    delivery = await Delivery.start();
    id = await delivery.engagement();
    await delivery.app.settle();
  });
  afterAll(() => delivery.app.stop());

  const declared = (query: string) =>
    ['id: ID!', 'day: LocalDate!', 'at: DateTime!']
      .filter((each) => query.includes(`$${each.split(':')[0]}`))
      .map((each) => `$${each}`)
      .join(', ');
  const ask = (query: string, given: { day?: string; at?: string }) =>
    delivery.app.gql(ADMIN, `query (${declared(query)}) { ${query} }`, { id, ...given });
  const literally = (query: string, literal: string) =>
    delivery.app.gql(ADMIN, `query { ${query.replace(/\$(day|at)/g, literal).replace('$id', `"${id}"`)} }`);

  it.each(OF_DAYS)('are accepted up to the last by %s', async (_name, query) => {
    for (const day of [FIRST_DAY, LAST_DAY])
      expect(await ask(query, { day })).toMatchObject({ status: 200, data: expect.any(Object) as unknown });
    for (const day of [FIRST_DAY, LAST_DAY])
      expect(
        (await literally(query, `"${day}"`)).errors?.map(({ extensions }) => extensions.code) ?? [],
      ).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it.each(OF_INSTANTS)('are accepted up to the last by %s', async (_name, query) => {
    for (const at of [
      FIRST_INSTANT,
      LAST_INSTANT,
      '9999-12-31T23:00:00+14:00',
      '0001-01-01T00:00:00-12:00',
    ]) {
      const { errors } = await ask(query, { at });
      expect(errors).toBeUndefined();
    }
  });

  it.each(OF_DAYS)('are the only ones that %s accepts', async (_name, query) => {
    for (const day of NO_DAYS) {
      const { errors } = await ask(query, { day });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect((await literally(query, `"${day}"`)).status).toBe(400);
    }
  });

  it.each(OF_INSTANTS)('are the only ones that %s accepts', async (_name, query) => {
    for (const at of NO_INSTANTS) {
      const { errors } = await ask(query, { at });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect((await literally(query, `"${at}"`)).status).toBe(400);
    }
  });

  it('are mentioned when others are rejected', async () => {
    const { errors } = await ask('myTime(from: $day, to: $day) { minutes }', { day: '0000-01-01' });
    expect(errors?.[0]?.message).toContain('LocalDate must be between the years 0001 and 9999.');
  });

  it.each([
    ['holidays', `query ($day: LocalDate!) { holidays(region: "US", from: $day, to: $day) { day } }`],
    [
      'the load of engineers',
      `query ($day: LocalDate!) { engineerWorkload(from: $day, to: $day) { weeks { weekOf } } }`,
    ],
  ])('cause no internal error in %s', async (_name, query) => {
    for (const day of [FIRST_DAY, LAST_DAY]) {
      const { errors = [] } = await delivery.app.gql(MANAGER, query, { day });
      expect(
        errors.map(({ extensions }) => extensions.code).filter((code) => code !== 'BAD_USER_INPUT'),
      ).toEqual([]);
    }
  });

  it.each([FIRST_DAY, LAST_DAY])('are rejected by mutations with userErrors, on %s', async (day) => {
    const [milestone] = (await delivery.plan(id)).milestones;
    const engineerId = toTypeId('engineer', ENGINEER_ID);
    const acts: [name: string, input: object][] = [
      ['startEngagement', delivery.input({ startOn: day })],
      ['logProgress', { engagementId: id, text: 'Then.', day }],
      [
        'raiseBlocker',
        { engagementId: id, severity: 'LOW', party: 'PARTNER', reason: 'R', commitmentOn: day },
      ],
      [
        'rescheduleMilestone',
        { milestoneId: milestone!.id, expectedVersion: milestone!.version, notBeforeOn: day, reason: 'R' },
      ],
      [
        'updateMilestone',
        { milestoneId: milestone!.id, expectedVersion: milestone!.version, status: 'DONE', completedOn: day },
      ],
      ['holdEngagement', { engagementId: id, expectedResumeOn: day, reason: 'R' }],
      ['addTimeOff', { engineerId, from: day, to: day }],
      [
        'allocateEngineer',
        { engineerId, engagementId: id, from: day, to: day, hoursPerWeek: 1, kind: 'HARD' },
      ],
      ['setHolidays', { region: 'US', days: [{ day, name: 'One' }] }],
    ];
    for (const [name, input] of acts) {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const text = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`;
      const { data, errors } = await delivery.app.gql(ADMIN, text, { input });
      expect([name, errors]).toEqual([name, undefined]);
      expect([name, data[name].userErrors]).toEqual([name, [{ code: 'INVALID' }]]);
    }
  });

  it('do not stop the health evaluation of a partner whose credential is as old and as long-lived as possible', async () => {
    const { data } = await delivery.app.gql(ADMIN, '{ apiProducts { nodes { id } } }');
    const credentials = [
      { environment: 'PRODUCTION', clientId: 'old', issuedAt: FIRST_INSTANT, expiresAt: LAST_INSTANT },
      { environment: 'SANDBOX', clientId: 'older', issuedAt: FIRST_INSTANT, expiresAt: LAST_INSTANT },
    ];
    const application = { name: 'Old', apiProductIds: [data.apiProducts.nodes[0].id], credentials };
    const input = { partnerId: toTypeId('partner', NORTHWIND_ID), ...application };
    const registered = await delivery.app.gql(ADMIN, REGISTER, { input });
    expect(registered.data).toEqual({ registerApplication: { userErrors: [] } });
    await delivery.set(id, `time_zone = 'Pacific/Kiritimati'`);
    await delivery.app.moveTo('2026-12-02T15:00:00Z');
    const health = await ask('engagement(id: $id) { health { asOf } }', {});
    expect(health.data.engagement.health.asOf).toMatch(/^2026-12-02/);
  });
});
