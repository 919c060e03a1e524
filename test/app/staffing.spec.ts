import { TestApp } from '../support/app.js';
import { AUDITOR, MANAGER, type Person } from '../support/people.js';

const ENTER = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) {
  solutionEngineer { name email timeZone weeklyCapacityHours } userErrors { code field } } }`;
const engineer = { name: 'Ada', email: 'Ada@Causeway.example', timeZone: 'Europe/London' };

describe('the solution engineers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.gql(MANAGER, ENTER, { input: { ...engineer, name: 'Zoe', email: 'taken@causeway.example' } });
  });
  afterAll(() => app.stop());

  it('are created, with 40 hours a week by default', async () => {
    const { data } = await app.gql(MANAGER, ENTER, { input: engineer });
    expect(data.createEngineer).toEqual({
      solutionEngineer: { ...engineer, email: 'ada@causeway.example', weeklyCapacityHours: 40 },
      userErrors: [],
    });
  });

  it.each([
    [
      'an address that is in use, in any case',
      { email: 'TAKEN@causeway.example' },
      'ALREADY_EXISTS',
      'email',
    ],
    ['an invalid address', { email: 'ada' }, 'INVALID', 'email'],
    ['an invalid time zone', { timeZone: 'Mars/Base' }, 'INVALID', 'timeZone'],
    ['no hours', { weeklyCapacityHours: 0 }, 'INVALID', 'weeklyCapacityHours'],
    ['81 hours', { weeklyCapacityHours: 81 }, 'INVALID', 'weeklyCapacityHours'],
    ['a blank name', { name: ' ' }, 'INVALID', 'name'],
  ])('are rejected with %s', async (_case, wrong, code, field) => {
    const input = { ...engineer, email: 'new@causeway.example', ...wrong };
    const { data } = await app.gql(MANAGER, ENTER, { input });
    expect(data.createEngineer).toMatchObject({
      ...{ solutionEngineer: null, userErrors: [{ code, field: ['input', field] }] },
    });
  });

  it.each([
    ['all by name', {}, ['Ada', 'Eli', 'Erin', 'Zoe']],
    ['by words of the address, in any case', { q: 'ENGINEER2@' }, ['Eli']],
    ['by words of the name', { q: 'er' }, ['Eli', 'Erin']],
    ['by characters that are not wildcards', { q: '%' }, []],
  ])('are listed %s', async (_case, filter, names) => {
    const { data } = await app.gql(
      AUDITOR,
      'query ($filter: SolutionEngineerFilter) { engineers(filter: $filter) { nodes { name } totalCount } }',
      { filter },
    );
    expect(data.engineers).toEqual({ nodes: names.map((name) => ({ name })), totalCount: names.length });
  });

  it.each(['admin@causeway.example', MANAGER] as const)('are created by %s', async (person) => {
    expect((await app.gql(person, ENTER, { input: engineer })).errors).toBeUndefined();
  });

  it.each([
    'engineer@causeway.example',
    'compliance@causeway.example',
    AUDITOR,
    'partner@northwind.example',
  ] as const)('are not entered by %s', async (person) => {
    const { errors } = await app.gql(person, ENTER, { input: engineer });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('can be read by all staff and by no partner user', async () => {
    const read = async (person: Person) =>
      (await app.gql(person, '{ engineers { nodes { id } } }')).errors?.[0]?.extensions.code;
    for (const role of ['admin', 'manager', 'engineer', 'compliance', 'auditor'] as const)
      expect(await read(`${role}@causeway.example`)).toBeUndefined();
    expect(await read('partner@northwind.example')).toBe('FORBIDDEN');
  });
});
