import { toTypeId } from '../../src/kernel/ids.js';
import { type Answer, TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import { ADMIN, ENGINEER_ID, MANAGER, type Person, onlyFor } from '../support/people.js';
import { addVersion } from './delivery-support.js';

const ERIN = toTypeId('engineer', ENGINEER_ID);
const ENGINEER = `solutionEngineer { id name timeZone region weeklyCapacityHours version
  skills { level apiProduct { name } } timeOff { from to } } userErrors { code field message }`;
const CREATE = `mutation ($input: CreateEngineerInput!) { createEngineer(input: $input) { ${ENGINEER} } }`;
const UPDATE = `mutation ($input: UpdateEngineerInput!) { updateEngineer(input: $input) { ${ENGINEER} } }`;
const LIST = `query ($filter: SolutionEngineerFilter) { engineers(filter: $filter) {
  nodes { name skills { level apiProduct { slug } } } } }`;

describe("a solution engineer's skills and capacity", () => {
  let app: TestApp;
  let products: { payments: string; lending: string };
  beforeAll(async () => {
    app = await TestApp.start();
    products = { payments: await product('payments'), lending: await product('lending') };
  });
  afterAll(() => app.stop());

  const product = async (slug: string): Promise<string> => {
    await addVersion(app, slug);
    const { rows } = await app.pools.staff.query<{ id: string }>(
      'select id from api_product where slug = $1',
      [slug],
    );
    return toTypeId('apiProduct', rows[0]!.id);
  };
  const create = (input: object) =>
    app.gql(MANAGER, CREATE, { input: { timeZone: 'Europe/London', ...input } });
  const update = (input: object, person: Person = MANAGER) =>
    app.gql(person, UPDATE, { input: { engineerId: ERIN, ...input } });
  const versionOf = async (): Promise<number> => {
    const { rows } = await app.pools.staff.query<{ version: number }>(
      'select version from solution_engineer where id = $1',
      [ENGINEER_ID],
    );
    return rows[0]!.version;
  };
  const refusal = ({ data }: Answer, mutation: string) => {
    expect(data[mutation].solutionEngineer).toBeNull();
    return data[mutation].userErrors.map((error: { code: string; field: string[] }) => [
      error.code,
      error.field.slice(1).join('.'),
    ]);
  };

  it('are entered, with skills listed by name', async () => {
    const skills = [
      { apiProductId: products.payments, level: 4 },
      { apiProductId: products.lending, level: 1 },
    ];
    const { data } = await create({ name: 'Ada', email: 'ada@causeway.example', region: 'GB', skills });
    expect(data.createEngineer.userErrors).toEqual([]);
    expect(data.createEngineer.solutionEngineer).toMatchObject({
      ...{ region: 'GB', version: 1, timeOff: [] },
      skills: [
        { level: 1, apiProduct: { name: 'lending' } },
        { level: 4, apiProduct: { name: 'payments' } },
      ],
    });
    const { rows } = await app.pools.staff.query(
      `select changes->'skills' as skills from audit_entry where action = 'engineer.create'`,
    );
    expect(rows).toEqual([{ skills }]);
  });

  it('use the public holidays of the region from the table that all calendars share', async () => {
    await create({ name: 'Ines', email: 'ines@causeway.example', region: 'PT' });
    const { rows } = await app.pools.staff.query<{ days: number }>(
      `select count(*)::int as days from holiday where region = 'PT' and day between '2026-01-01' and '2027-12-31'`,
    );
    expect(rows[0]!.days).toBeGreaterThan(20);
  });

  it.each<[string, object, string, string]>([
    ['level 0', { level: 0 }, 'INVALID', 'skills.0.level'],
    ['level 6', { level: 6 }, 'INVALID', 'skills.0.level'],
    [
      'an unknown product',
      { apiProductId: toTypeId('apiProduct', ENGINEER_ID) },
      'NOT_FOUND',
      'skills.0.apiProductId',
    ],
    ['an id of another kind', { apiProductId: ERIN }, 'NOT_FOUND', 'skills.0.apiProductId'],
    ['an invalid ID', { apiProductId: 'api_nonsense' }, 'NOT_FOUND', 'skills.0.apiProductId'],
  ])('cannot be entered with a skill of %s', async (_case, wrong, code, field) => {
    const skills = [{ apiProductId: products.payments, level: 3, ...wrong }];
    const answer = await create({ name: 'Nobody', email: 'nobody@causeway.example', skills });
    expect(refusal(answer, 'createEngineer')).toEqual([[code, field]]);
    const { rows } = await app.pools.staff.query(
      `select from solution_engineer where email = 'nobody@causeway.example'`,
    );
    expect(rows).toEqual([]);
  });

  it('contain a product once, and at most 30', async () => {
    const skill = { apiProductId: products.payments, level: 3 };
    const person = { name: 'Nobody', email: 'nobody@causeway.example' };
    expect(refusal(await create({ ...person, skills: [skill, skill] }), 'createEngineer')).toEqual([
      ['INVALID', 'skills.1.apiProductId'],
    ]);
    const many = Array.from({ length: 31 }, () => skill);
    expect(refusal(await create({ ...person, skills: many }), 'createEngineer')).toEqual([
      ['LIMIT_EXCEEDED', 'skills'],
    ]);
  });

  it('are changed where given, and otherwise kept', async () => {
    const skills = [{ apiProductId: products.lending, level: 5 }];
    const { data } = await update({ expectedVersion: 1, weeklyCapacityHours: 32, region: 'US', skills });
    expect(data.updateEngineer).toMatchObject({
      userErrors: [],
      solutionEngineer: {
        ...{ name: 'Erin', timeZone: 'America/New_York', region: 'US', weeklyCapacityHours: 32, version: 2 },
        skills: [{ level: 5, apiProduct: { name: 'lending' } }],
      },
    });
    const { rows } = await app.pools.staff.query(
      `select changes, subject_id from audit_entry where action = 'engineer.update' order by id desc limit 1`,
    );
    expect(rows).toEqual([
      { subject_id: ENGINEER_ID, changes: { weeklyCapacityHours: 32, region: 'US', skills } },
    ]);
  });

  it('are not changed by identical values', async () => {
    const version = await versionOf();
    const skills = [{ apiProductId: products.lending, level: 5 }];
    const { data } = await update({ expectedVersion: version, name: 'Erin', skills });
    expect(data.updateEngineer).toMatchObject({ userErrors: [], solutionEngineer: { version } });
  });

  it('keep the capacity of previous weeks, once per week', async () => {
    await update({ expectedVersion: await versionOf(), weeklyCapacityHours: 20 });
    await update({ expectedVersion: await versionOf(), weeklyCapacityHours: 24 });
    const { rows } = await app.pools.staff.query(
      'select before_on, weekly_capacity_hours as hours from engineer_capacity where engineer_id = $1',
      [ENGINEER_ID],
    );
    expect(rows).toEqual([{ before_on: '2026-11-30', hours: 40 }]);
  });

  it.each<[string, object, string, string]>([
    ['a different version', { expectedVersion: 99 }, 'CONFLICT', 'expectedVersion'],
    [
      'nobody',
      { engineerId: toTypeId('engineer', '01900000-0000-7000-8000-0000000000ff') },
      'NOT_FOUND',
      'engineerId',
    ],
    ['no hours', { weeklyCapacityHours: 0 }, 'INVALID', 'weeklyCapacityHours'],
    ['81 hours', { weeklyCapacityHours: 81 }, 'INVALID', 'weeklyCapacityHours'],
    ['a blank name', { name: ' ' }, 'INVALID', 'name'],
    ['no name', { name: null }, 'INVALID', 'name'],
    ['an invalid time zone', { timeZone: 'Mars/Base' }, 'INVALID', 'timeZone'],
    ['an invalid region', { region: 'Mars' }, 'INVALID', 'region'],
    ['a region whose holidays are unknown', { region: 'US-XX' }, 'INVALID', 'region'],
    ['no list of skills', { skills: null }, 'INVALID', 'skills'],
  ])('cannot be changed to %s', async (_case, wrong, code, field) => {
    const before = await versionOf();
    const answer = await update({ expectedVersion: before, ...wrong });
    expect(refusal(answer, 'updateEngineer')).toEqual([[code, field]]);
    expect(await versionOf()).toBe(before);
  });

  it('are changed by only one of two requests with the same version', async () => {
    const expectedVersion = await versionOf();
    const answers = await Promise.all([
      update({ expectedVersion, name: 'Erin A.' }),
      update({ expectedVersion, name: 'Erin B.' }),
    ]);
    const codes = answers.map(({ data }) => data.updateEngineer.userErrors[0]?.code ?? 'CHANGED');
    expect(codes.sort()).toEqual(['CHANGED', 'CONFLICT']);
    expect(await versionOf()).toBe(expectedVersion + 1);
    await update({ expectedVersion: expectedVersion + 1, name: 'Erin' });
  });

  it.each<[string, object, string[]]>([
    ['a product', { apiProductId: { in: ['lending'] } }, ['Ada', 'Erin']],
    ['a product at some level', { apiProductId: { in: ['lending'] }, level: { gte: 2 } }, ['Erin']],
    ['one skill that is both', { apiProductId: { in: ['payments'] }, level: { lte: 3 } }, []],
    ['some level', { level: { gte: 4 } }, ['Ada', 'Erin']],
    ['whatever', {}, ['Ada', 'Erin']],
    ['a product of an empty list', { apiProductId: { in: [] } }, []],
  ])('are found by %s', async (_case, skill, names) => {
    const given = skill as { apiProductId?: { in: (keyof typeof products)[] } };
    const ids = given.apiProductId && { in: given.apiProductId.in.map((slug) => products[slug]) };
    const filter = { skill: { ...skill, ...(ids && { apiProductId: ids }) } };
    const { data } = await app.gql(MANAGER, LIST, { filter });
    expect(data.engineers.nodes.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('are found by name as well as skill, in one statement', async () => {
    const filter = { id: { in: [ERIN] }, q: 'er', skill: { level: { gte: 1 } } };
    const reads = await countReads(async () => {
      const { data } = await app.gql(MANAGER, LIST, { filter });
      expect(data.engineers.nodes).toEqual([
        { name: 'Erin', skills: [{ level: 5, apiProduct: { slug: 'lending' } }] },
      ]);
    });
    expect(reads).toBe(1);
  });

  it.each(onlyFor(ADMIN, MANAGER))('are changed by %s: %s', async (person, code) => {
    const { errors } = await update({ expectedVersion: await versionOf() }, person);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
