import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { Answer } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ENGINEER2_ID, ENGINEER_ID, type Person, STAFF, onlyFor } from '../support/people.js';
import { Allocations, ERIN } from './allocations-support.js';
import { ENGINEER, MANAGER } from './delivery-support.js';

const ELI = toTypeId('engineer', ENGINEER2_ID);
const WORKLOAD = `query ($from: LocalDate!, $to: LocalDate!, $filter: SolutionEngineerFilter, $first: Int, $after: ID) {
  engineerWorkload(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
    engineer { id name } weeks { weekOf capacityHours softHours hardHours loggedHours loggedMinutes overCapacity } } }`;
const FREE = {
  capacityHours: 40,
  softHours: 0,
  hardHours: 0,
  loggedHours: 0,
  loggedMinutes: 0,
  overCapacity: false,
};
const DAYS = { from: '2026-11-30', to: '2026-12-06' };

/** It is Monday, 30 November 2026; Eli and Erin are the engineers. */
describe('the workload', () => {
  let all: Allocations;
  beforeAll(async () => {
    all = await Allocations.start();
  });
  beforeEach(() => all.clear());
  afterAll(() => all.delivery.app.stop());

  const ask = (variables: object = {}, person: Person = MANAGER): Promise<Answer> =>
    all.delivery.app.gql(person, WORKLOAD, { ...DAYS, ...variables });
  const weeksOfErin = async (variables: object = {}) => {
    const { data, errors } = await ask({ filter: { id: { in: [ERIN] } }, ...variables });
    expect(errors).toBeUndefined();
    return data.engineerWorkload[0].weeks;
  };
  const log = (minutes: number, day: string, author: Person = ENGINEER) =>
    all.query(
      `insert into progress_entry (id, engagement_id, partner_id, kind, text, minutes, day, author_id, author_name,
         visibility, version, created_at)
       select gen_random_uuid(), e.id, e.partner_id, 'NOTE', 'Work', $1, $2, u.id, u.name, 'INTERNAL', 1, '2026-11-30'
       from engagement e, app_user u where u.email = $3 limit 1`,
      [minutes, day, author],
    );

  it('lists all engineers by name, week by week, where nothing is allocated', async () => {
    const { data } = await ask({ from: '2026-12-02', to: '2026-12-07' });
    const weeks = [
      { weekOf: '2026-11-30', ...FREE },
      { weekOf: '2026-12-07', ...FREE },
    ];
    expect(data.engineerWorkload).toEqual([
      { engineer: { id: ELI, name: 'Eli' }, weeks },
      { engineer: { id: ERIN, name: 'Erin' }, weeks },
    ]);
  });

  it('compares allocated hours, soft and hard separately, with the remaining capacity', async () => {
    await all.made({ hoursPerWeek: 30 });
    await all.made({ engagementId: all.otherId, from: '2026-12-03', hoursPerWeek: 15, kind: 'SOFT' });
    await all.query(
      `insert into time_off values (gen_random_uuid(), $1, '2026-12-04', '2026-12-07', '2026-01-01')`,
      [ENGINEER_ID],
    );
    expect(await weeksOfErin({ to: '2026-12-20' })).toEqual([
      { ...FREE, weekOf: '2026-11-30', capacityHours: 32, hardHours: 30, softHours: 6, overCapacity: true },
      { ...FREE, weekOf: '2026-12-07', capacityHours: 32, hardHours: 30, softHours: 15, overCapacity: true },
      { ...FREE, weekOf: '2026-12-14' },
    ]);
    const { data } = await ask({ filter: { q: 'Eli' } });
    expect(data.engineerWorkload[0].weeks).toEqual([{ ...FREE, weekOf: '2026-11-30' }]);
  });

  it("excludes the public holidays of the engineer's region, including hours allocated on them", async () => {
    await all.delivery.app.gql(
      MANAGER,
      'mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) { userErrors { code } } }',
      { input: { engineerId: ERIN, expectedVersion: 1, region: 'DE' } },
    );
    await all.made({ hoursPerWeek: 10, to: '2026-12-31' });
    const [christmas] = await weeksOfErin({ from: '2026-12-21', to: '2026-12-21' });
    // Friday is the 25th; the 26th is a Saturday.
    expect(christmas).toEqual({ ...FREE, weekOf: '2026-12-21', capacityHours: 32, hardHours: 8 });
    await all.query('update solution_engineer set region = null, version = 1 where id = $1', [ENGINEER_ID]);
  });

  it('keeps the capacity of weeks before it changed', async () => {
    all.delivery.app.clock.pin(new Date('2026-12-09T15:00:00Z'));
    await all.delivery.app.gql(
      MANAGER,
      'mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) { userErrors { code } } }',
      { input: { engineerId: ELI, expectedVersion: 1, weeklyCapacityHours: 20 } },
    );
    const weeks = (await ask({ to: '2026-12-20' })).data.engineerWorkload[0].weeks;
    expect(weeks.map((week: typeof FREE) => week.capacityHours)).toEqual([40, 20, 20]);
  });

  it('counts what the engineer logged, from Monday to Sunday, and nothing of others', async () => {
    await log(60, '2026-11-29');
    await log(45, '2026-11-30');
    await log(30, '2026-12-06');
    await log(90, '2026-12-07');
    await log(240, '2026-12-01', 'engineer2@causeway.example');
    await log(240, '2026-12-01', 'manager@causeway.example');
    const [week] = await weeksOfErin();
    expect(week).toMatchObject({ loggedMinutes: 75, loggedHours: 1.25 });
  });

  it('is read page by page', async () => {
    const names = async (variables: object) =>
      (await ask(variables)).data.engineerWorkload.map(
        (row: { engineer: { name: string } }) => row.engineer.name,
      );
    expect(await names({ first: 1 })).toEqual(['Eli']);
    expect(await names({ first: 1, after: ELI })).toEqual(['Erin']);
    expect(await names({ first: 1, after: ERIN })).toEqual([]);
    expect(await names({ after: toTypeId('engineer', newId()) })).toEqual([]);
    expect(await names({ filter: { q: 'er' }, after: ELI })).toEqual(['Erin']);
  });

  it.each([1, 100])('of %d engineers over 26 weeks is one statement', async (first) => {
    await all.query(
      `insert into solution_engineer (id, name, email, time_zone, weekly_capacity_hours, created_at)
       select gen_random_uuid(), 'Zoe ' || n, n || '@many.example', 'UTC', 40, '2026-01-01' from generate_series(1, 100) n
       on conflict do nothing`,
    );
    const reads = await countReads(async () => {
      const { data } = await ask({ to: '2027-05-30', first });
      expect(data.engineerWorkload).toHaveLength(first);
      expect(data.engineerWorkload[0].weeks).toHaveLength(26);
    });
    expect(reads).toBe(1);
  });

  it.each<[string, object, RegExp]>([
    ['a range that ends before it starts', { to: '2026-11-29' }, /must not be after/],
    ['27 weeks', { to: '2027-05-31' }, /at most 26 weeks/],
    ['all of time', { from: '0001-01-01', to: '9999-12-31' }, /at most 26 weeks/],
    ['a day that does not exist', { from: '2026-11-31' }, /LocalDate/],
    ['no engineers', { first: 0 }, /between 1 and 100/],
    ['101 engineers', { first: 101 }, /between 1 and 100/],
    ['something that is not an engineer', { after: 'eng_nonsense' }, /solution engineer/],
  ])('is rejected for %s', async (_case, variables, message) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
      message: expect.stringMatching(message),
    });
  });

  it.each(['0001-01-01', '9999-12-31', '0000-01-01'])(
    'returns one week or BAD_USER_INPUT for %s',
    async (day) => {
      const { data, errors } = await ask({ from: day, to: day });
      if (errors) expect(errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
      else expect(data.engineerWorkload[0].weeks).toHaveLength(1);
    },
  );

  it.each(onlyFor(...STAFF))('read by %s: %s', async (person, code) => {
    expect((await ask({}, person)).errors?.[0]?.extensions.code).toBe(code);
  });
});
