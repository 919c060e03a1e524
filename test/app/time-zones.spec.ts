import { readdirSync, readFileSync } from 'node:fs';
import { SYSTEM } from '../../src/kernel/viewer.js';
import { repairTimeZones } from '../../src/modules/lifecycle/index.js';
import { Transactions } from '../../src/platform/database/tx.js';
import type { Json } from '../support/app.js';
import { ADMIN, ENGINEER_ID } from '../support/people.js';
import { Delivery, ENGINEER } from './delivery-support.js';

const CREATE_PARTNER = `mutation ($input: CreatePartnerInput!) { createPartner(input: $input) {
  userErrors { code field message } partner { id timeZone version } } }`;
const UPDATE_PARTNER = `mutation ($input: UpdatePartnerInput!) { updatePartner(input: $input) {
  userErrors { code field message } } }`;
const CREATE_ENGINEER = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) {
  userErrors { code field message } solutionEngineer { id version } } }`;
const UPDATE_ENGINEER = `mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) {
  userErrors { code field message } } }`;
const START = `mutation ($input: StartEngagementInput!) { startEngagement(input: $input) {
  userErrors { code field message } engagement { id } } }`;

/** What reads a stored zone, in SQL or in code. */
const READS = [
  'milestones(filter: { overdue: true }) { nodes { code } }',
  'myWork { overdue { dueOn } dueSoon { dueOn } waitingOnMe { reason } blocked { reason } }',
  'engagements { nodes { healthHistory(from: "2026-11-30", to: "2026-12-01") { asOf } } }',
  'engagements { nodes { timeByParty { minutes } allocations { to } } }',
  'engagements { nodes { adoption { timeToProductionHours } } }',
  'engineers { nodes { timeOff { to } allocations { to } } }',
  'engineerWorkload(from: "2026-11-30", to: "2026-12-01") { weeks { capacityHours } }',
  'expiryHorizon { nodes { expiresOn } }',
  'portfolio { engagements }',
  'engagements { nodes { gate { met } checklist { expiresOn } } }',
  'engagements { nodes { milestones { code blocked } } }',
];

describe('time zones', () => {
  let delivery: Delivery;
  beforeAll(async () => {
    delivery = await Delivery.start();
  });
  afterAll(() => delivery.app.stop());

  let count = 0;
  const act = async (text: string, input: object) => {
    const { data, errors } = await delivery.app.gql(ADMIN, text, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values<Json>(data)[0];
  };
  const everywhere = (timeZone: string): [string, object][] => [
    [CREATE_PARTNER, { name: `P ${(count += 1)}`, kind: 'BANK', region: 'US', timeZone }],
    [UPDATE_PARTNER, { partnerId: 'ptn', expectedVersion: 1, timeZone }],
    [CREATE_ENGINEER, { name: 'E', email: `e${count}@zones.example`, timeZone }],
    [UPDATE_ENGINEER, { engineerId: 'eng', expectedVersion: 1, timeZone }],
    [START, delivery.input({ timeZone })],
  ];

  it.each([
    ['CAT', 'Africa/Maputo'],
    ['AET', 'Australia/Sydney'],
    ['US/Pacific-New', 'America/Los_Angeles'],
    ['BST', 'Europe/London'],
    ['IST', 'Asia/Kolkata'],
    ['CST', 'America/Chicago'],
    ['CET', 'Europe/Brussels'],
    ['EET', 'Europe/Athens'],
    ['JST', 'Asia/Tokyo'],
    ['PRT', 'America/Puerto_Rico'],
    ['asia/tokyo', 'Asia/Tokyo'],
    ['London', 'Europe/London'],
  ])('reject %s wherever a zone is entered, and suggest %s', async (zone, meant) => {
    for (const [text, input] of everywhere(zone))
      expect((await act(text, input)).userErrors).toEqual([
        {
          code: 'INVALID',
          field: ['input', 'timeZone'],
          message: expect.stringContaining(`did you mean ${meant}?`),
        },
      ]);
    expect((await act(CREATE_PARTNER, everywhere(meant)[0]![1])).userErrors).toEqual([]);
  });

  it.each(['posix/Europe/London', 'Factory', 'localtime', 'EST5', '<+03>-3', 'UTC+1', '+05:00', "'; --", ''])(
    'reject %j, which only one side knows, or neither',
    async (zone) => {
      for (const [text, input] of everywhere(zone))
        expect((await act(text, input)).userErrors).toMatchObject([
          { code: 'INVALID', field: ['input', 'timeZone'] },
        ]);
    },
  );

  it.each(['Asia/Kolkata', 'Asia/Calcutta', 'Asia/Kathmandu', 'UTC', 'Etc/GMT+5', 'EST', 'Pacific/Chatham'])(
    'accept %s, which both sides interpret alike',
    async (timeZone) => {
      const { userErrors, partner } = await act(CREATE_PARTNER, everywhere(timeZone)[0]![1]);
      expect({ userErrors, zone: partner.timeZone }).toEqual({ userErrors: [], zone: timeZone });
    },
  );

  it.each(['CAT', 'US/Pacific-New', 'Nowhere/At-All', 'BST'])(
    'that bypassed validation, as %s, break no list that contains their row',
    async (zone) => {
      const [bad, good] = [await delivery.engagement(), await delivery.engagement()];
      await delivery.set(bad, `time_zone = '${zone}'`);
      const { staff } = delivery.app.pools;
      await staff.query('update solution_engineer set time_zone = $1 where id = $2', [zone, ENGINEER_ID]);
      for (const query of READS) {
        const { errors } = await delivery.app.gql(
          query.startsWith('myWork') ? ENGINEER : ADMIN,
          `{ ${query} }`,
        );
        expect([query, errors]).toEqual([query, undefined]);
      }
      const suggestions = `query ($id: ID!) { suggestEngineers(engagementId: $id) { score } }`;
      expect((await delivery.app.gql(ADMIN, suggestions, { id: good })).errors).toBeUndefined();
      await delivery.app.settle();
      const { data } = await delivery.app.gql(
        ADMIN,
        'query ($id: ID!) { engagement(id: $id) { health { score } } }',
        { id: bad },
      );
      expect(data.engagement.health).not.toBeNull();
      const { data: log } = await delivery.log(ADMIN, { engagementId: bad, minutes: 5 });
      expect(log.logProgress.userErrors).toEqual([]);
      await staff.query(`update solution_engineer set time_zone = 'America/New_York'`);
      await delivery.set(bad, `time_zone = 'America/New_York'`);
    },
  );

  it('that are wrong are corrected by the check at each start, which is audited and then finds nothing more', async () => {
    const { app } = delivery;
    const ids = [await delivery.engagement(), await delivery.engagement(), await delivery.engagement()];
    const zones = ['BST', 'US/Pacific-New', 'Nowhere/At-All'];
    for (const [index, id] of ids.entries()) await delivery.set(id, `time_zone = '${zones[index]}'`);
    await app.pools.staff.query(`update solution_engineer set time_zone = 'CAT' where id = $1`, [
      ENGINEER_ID,
    ]);
    await app.pools.staff.query(`delete from time_zone where name = 'Asia/Tokyo'`);
    const mend = () => app.nest.get(Transactions).run(SYSTEM, repairTimeZones);
    expect(await mend()).toHaveLength(4);
    const { data } = await app.gql(
      ADMIN,
      '{ engagements { nodes { id timeZone } } engineers { nodes { name timeZone } } }',
    );
    const zoneOf = (id: string) => data.engagements.nodes.find((each: Json) => each.id === id).timeZone;
    expect(ids.map(zoneOf)).toEqual(['Europe/London', 'America/Los_Angeles', 'UTC']);
    expect(data.engineers.nodes).toContainEqual({ name: 'Erin', timeZone: 'Africa/Maputo' });
    expect(await mend()).toEqual([]);
    const { rows } = await app.pools.staff.query<{ changes: object }>(
      `select changes from audit_entry where action = 'engagement.mend-time-zone'`,
    );
    expect(rows).toHaveLength(3);
    expect((await act(CREATE_PARTNER, everywhere('Asia/Tokyo')[0]![1])).userErrors).toEqual([]);
    await app.settle();
  });

  it('are only read by statements in which a zone unknown to PostgreSQL does no harm', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const bare = files.filter((file) =>
      /at time zone \S*time_zone/i.test(
        readFileSync(`src/${file}`, 'utf8').replaceAll('${zoneOf(sql`', 'zoneOf '),
      ),
    );
    expect(bare).toEqual([]);
  });
});
