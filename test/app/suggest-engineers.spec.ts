import { fromTypeId, newId, toTypeId } from '../../src/kernel/ids.js';
import { countReads } from '../support/count-statements.js';
import { type Person, STAFF, onlyFor } from '../support/people.js';
import { Allocations } from './allocations-support.js';
import { MANAGER } from './delivery-support.js';

const SUGGEST = `query ($id: ID!, $first: Int) { suggestEngineers(engagementId: $id, first: $first) {
  engineer { name skills { level } } score reasons } }`;
const ENTER = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) {
  solutionEngineer { id } userErrors { message } } }`;

/** It is Monday, 30 November 2026; the engagement goes live within four weeks, and Erin is its lead. */
describe('suggested engineers for an engagement', () => {
  let all: Allocations;
  let productId: string;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    all = await Allocations.start();
    productId = toTypeId('apiProduct', (await all.query('select id from api_product'))[0].id);
    await enter('Ada', 5);
    await enter('Bea', 5, { timeZone: 'Europe/London' });
    await enter('Cai', 2);
    await enter('Dot', 5);
    await enter('Gus', 5);
  });
  beforeEach(() => all.clear());
  afterAll(() => all.delivery.app.stop());

  const enter = async (name: string, level: number, more: object = {}) => {
    const email = `${name.toLowerCase()}@causeway.example`;
    const skills = [{ apiProductId: productId, level }];
    const { data } = await all.delivery.app.gql(MANAGER, ENTER, {
      input: { name, email, timeZone: 'America/New_York', skills, ...more },
    });
    ids.set(name, data.createEngineer.solutionEngineer.id);
  };
  const ask = (variables: object = {}, person: Person = MANAGER) =>
    all.delivery.app.gql(person, SUGGEST, { id: all.engagementId, ...variables });
  const suggested = async (variables: object = {}) => {
    const { data, errors } = await ask(variables);
    expect(errors).toBeUndefined();
    return data.suggestEngineers;
  };
  const namesOf = (rows: { engineer: { name: string } }[]) => rows.map(({ engineer }) => engineer.name);
  const uuidOf = (name: string) => fromTypeId('engineer', ids.get(name)!);

  it('know its product, are free and share its hours, each with the reasons', async () => {
    const engineerId = ids.get('Gus')!;
    await all.made({
      engineerId,
      engagementId: all.otherId,
      to: '2026-12-31',
      hoursPerWeek: 10,
      kind: 'SOFT',
    });
    await all.query(
      `insert into time_off values (gen_random_uuid(), $1, '2026-11-01', '2027-01-31', '2026-01-01')`,
      [uuidOf('Dot')],
    );
    const rows = await suggested();
    expect(namesOf(rows)).toEqual(['Ada', 'Gus', 'Bea', 'Cai', 'Eli', 'Dot']);
    expect(rows[0]).toEqual({
      engineer: { name: 'Ada', skills: [{ level: 5 }] },
      score: 100,
      reasons: [
        'Knows payments at level 5 of 5',
        '0 of 160 hours allocated in the next 4 weeks',
        '8 of 8 working hours overlap with America/New_York',
      ],
    });
    expect(rows[1]).toMatchObject({
      score: 93,
      reasons: { 1: '40 of 160 hours allocated in the next 4 weeks' },
    });
    expect(rows[2]).toMatchObject({
      score: 88,
      reasons: { 2: '3 of 8 working hours overlap with America/New_York' },
    });
    expect(rows[4]).toMatchObject({ score: 50, reasons: { 0: 'Does not know payments' } });
    expect(rows[5]).toMatchObject({ score: 0, reasons: { 1: 'On time off for all of the next 4 weeks' } });
  });

  it('exclude its team, and engineers who have left', async () => {
    await all.query(
      `insert into app_user (id, email, name, role, engineer_id, created_at, deactivated_at)
       values ($1, 'cai@causeway.example', 'Cai', 'ENGINEER', $2, '2026-01-01', '2026-11-01')`,
      [newId(), uuidOf('Cai')],
    );
    const names = namesOf(await suggested());
    expect(names).not.toContain('Erin');
    expect(names).not.toContain('Cai');
    await all.query(`update app_user set deactivated_at = null where email = 'cai@causeway.example'`);
    expect(namesOf(await suggested())).toContain('Cai');
  });

  it('do not count what is already allocated to it', async () => {
    await all.made({ engineerId: ids.get('Ada'), hoursPerWeek: 40 });
    expect((await suggested({ first: 1 }))[0]).toMatchObject({ engineer: { name: 'Ada' }, score: 100 });
  });

  it.each([1, 100])('are read in two statements, %d of them', async (first) => {
    expect(await countReads(() => suggested({ first }))).toBe(2);
  });

  it('are none if it has ended', async () => {
    const id = await all.delivery.engagement({ title: 'To be cancelled' });
    await all.delivery.set(id, "status = 'CANCELLED'");
    expect(await suggested({ id })).toEqual([]);
  });

  it.each(['se_nonsense', toTypeId('engagement', newId())])('are none for %s', async (id) => {
    expect(await suggested({ id })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['none', { first: 0 }, 'BAD_USER_INPUT'],
    ['101', { first: 101 }, 'BAD_USER_INPUT'],
  ])('are rejected for %s', async (_case, variables, code) => {
    expect((await ask(variables)).errors?.[0]?.extensions.code).toBe(code);
  });

  it.each(onlyFor(...STAFF))('can be read by %s: %s', async (person, code) => {
    expect((await ask({}, person)).errors?.[0]?.extensions.code).toBe(code);
  });
});
