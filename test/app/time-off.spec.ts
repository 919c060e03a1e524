import { toTypeId } from '../../src/kernel/ids.js';
import { type Answer, START, TestApp } from '../support/app.js';
import {
  ADMIN,
  ENGINEER,
  ENGINEER2_ID,
  ENGINEER_ID,
  MANAGER,
  type Person,
  onlyFor,
} from '../support/people.js';

const ERIN = toTypeId('engineer', ENGINEER_ID);
const ELI = toTypeId('engineer', ENGINEER2_ID);
const ADD = `mutation ($input: AddTimeOffInput!) { addTimeOff(input: $input) {
  timeOff { id from to } solutionEngineer { name timeOff { from to } } userErrors { code field message } } }`;
const REMOVE = `mutation ($input: RemoveTimeOffInput!) { removeTimeOff(input: $input) {
  solutionEngineer { name timeOff { from } } userErrors { code field } } }`;

/** It is Monday, 30 November 2026, 10:00 in New York, where both engineers are. */
describe('the time off of a solution engineer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    app.clock.pin(START);
    await app.pools.staff.query('delete from time_off');
  });
  afterAll(() => app.stop());

  const add = (input: object, person: Person = MANAGER): Promise<Answer> =>
    app.gql(person, ADD, { input: { engineerId: ERIN, from: '2026-12-24', to: '2026-12-31', ...input } });
  const remove = (timeOffId: string, person: Person = MANAGER): Promise<Answer> =>
    app.gql(person, REMOVE, { input: { timeOffId } });
  const count = async () =>
    (await app.pools.staff.query<{ count: number }>('select count(*)::int from time_off')).rows[0]!.count;
  const audited = async (action: string) =>
    (
      await app.pools.staff.query<{ changes: object }>('select changes from audit_entry where action = $1', [
        action,
      ])
    ).rows.map(({ changes }) => changes);

  it('is entered, listed in order and audited by API IDs', async () => {
    await add({});
    const { data } = await add({ from: '2026-12-01', to: '2026-12-01' });
    expect(data.addTimeOff).toEqual({
      timeOff: { id: expect.stringMatching(/^off_/), from: '2026-12-01', to: '2026-12-01' },
      solutionEngineer: {
        name: 'Erin',
        timeOff: [
          { from: '2026-12-01', to: '2026-12-01' },
          { from: '2026-12-24', to: '2026-12-31' },
        ],
      },
      userErrors: [],
    });
    expect(await audited('time-off.add')).toContainEqual({
      engineerId: ERIN,
      from: '2026-12-01',
      to: '2026-12-01',
    });
  });

  it('is removed once', async () => {
    const { id } = (await add({})).data.addTimeOff.timeOff;
    const { data } = await remove(id);
    expect(data.removeTimeOff).toEqual({ solutionEngineer: { name: 'Erin', timeOff: [] }, userErrors: [] });
    expect(await audited('time-off.remove')).toEqual([{ engineerId: ERIN, from: null, to: null }]);
    expect((await remove(id)).data.removeTimeOff).toEqual({
      solutionEngineer: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'timeOffId'] }],
    });
  });

  it('that has passed is no longer shown, by their local calendar', async () => {
    await add({ from: '2026-11-30', to: '2026-11-30' });
    const shown = async () =>
      (
        await app.gql(
          MANAGER,
          'query ($f: SolutionEngineerFilter) { engineers(filter: $f) { nodes { timeOff { to } } } }',
          {
            f: { q: 'Erin' },
          },
        )
      ).data.engineers.nodes[0].timeOff.length;
    await app.moveTo('2026-12-01T04:59:00Z');
    expect(await shown()).toBe(1);
    await app.moveTo('2026-12-01T05:00:00Z');
    expect(await shown()).toBe(0);
  });

  it.each<[string, object, string, string]>([
    ['an end before its start', { to: '2026-12-23' }, 'INVALID', 'to'],
    ['more than 366 days', { from: '2026-12-01', to: '2027-12-02' }, 'INVALID', 'to'],
    ['more than a year back', { from: '2025-11-28', to: '2025-11-28' }, 'INVALID', 'from'],
    ['more than two years ahead', { from: '2028-12-01', to: '2028-12-01' }, 'INVALID', 'to'],
    ['the first possible date', { from: '0001-01-01', to: '0001-01-01' }, 'INVALID', 'from'],
    ['the last possible date', { from: '9999-12-31', to: '9999-12-31' }, 'INVALID', 'to'],
    ['nobody', { engineerId: 'se_nonsense' }, 'NOT_FOUND', 'engineerId'],
    ['a day that is already off', { from: '2026-12-01', to: '2026-12-05' }, 'ALREADY_EXISTS', 'from'],
  ])('is rejected with %s, and nothing is written', async (_case, wrong, code, field) => {
    await add({ from: '2026-12-05', to: '2026-12-06' });
    const { data } = await add(wrong);
    expect(data.addTimeOff).toMatchObject({
      timeOff: null,
      solutionEngineer: null,
      userErrors: [{ code, field: ['input', field] }],
    });
    expect(await count()).toBe(1);
  });

  it('may be adjacent to other time off, and overlap with that of others', async () => {
    await add({});
    for (const input of [
      { from: '2026-12-23', to: '2026-12-23' },
      { from: '2027-01-01', to: '2027-01-02' },
      { engineerId: ELI },
    ])
      expect((await add(input)).data.addTimeOff.userErrors).toEqual([]);
  });

  it('is entered once by several concurrent requests', async () => {
    const answers = await Promise.all([add({}), add({ from: '2026-12-30', to: '2027-01-05' }), add({})]);
    const codes = answers.map(({ data }) => data.addTimeOff.userErrors[0]?.code ?? 'ADDED');
    expect(codes.sort()).toEqual(['ADDED', 'ALREADY_EXISTS', 'ALREADY_EXISTS']);
    expect(await count()).toBe(1);
  });

  it('is removed by one of several concurrent requests', async () => {
    const { id } = (await add({})).data.addTimeOff.timeOff;
    const answers = await Promise.all([remove(id), remove(id), remove(id)]);
    const codes = answers.map(({ data }) => data.removeTimeOff.userErrors[0]?.code ?? 'REMOVED');
    expect(codes.sort()).toEqual(['NOT_FOUND', 'NOT_FOUND', 'REMOVED']);
  });

  it('in the future is limited to 100 per engineer', async () => {
    await app.pools.staff.query(
      `insert into time_off (id, engineer_id, from_on, to_on, created_at)
       select gen_random_uuid(), $1, day, day, '2026-01-01'
       from generate_series('2027-01-01'::date, '2027-04-10', '1 day') day`,
      [ENGINEER_ID],
    );
    expect((await add({})).data.addTimeOff.userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
    expect(await count()).toBe(100);
  });

  it.each(onlyFor(ADMIN, MANAGER, ENGINEER))(
    'of Erin, entered and removed by %s: %s',
    async (person, code) => {
      const { errors } = await add({}, person);
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(await count()).toBe(code === undefined ? 1 : 0);
      const { id } = (await add({ from: '2027-02-01', to: '2027-02-01' })).data.addTimeOff.timeOff;
      const removed = await remove(id, person);
      expect(removed.errors?.[0]?.extensions.code).toBe(code);
      expect(await count()).toBe(1);
    },
  );
});
