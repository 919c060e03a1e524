import { GraphQLInt, GraphQLNonNull } from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import type { GraphQLContext } from '../../src/platform/graphql/context.js';
import { type Field, fieldsOf } from '../../src/platform/graphql/reads/schema/fields.js';
import { hideFromPartners, isStaffOnly } from '../../src/platform/graphql/reads/schema/staff-only.js';
import { TestApp } from '../support/app.js';
import { countReads } from '../support/count-statements.js';
import {
  ENGINEER,
  ENGINEER_ID,
  NORTHWIND_ID,
  OTHER_ENGINEER,
  PARTNER,
  type Person,
  STAFF,
} from '../support/people.js';
import { schemaOf } from '../support/root-fields.js';
import { seedProduct, startIntegration } from '../support/seed-integrations.js';

const QUERY = `{ viewer { id email name role rights timeZone engineer { id name timeZone skills { level } }
  partner { name } } }`;
const contextOf = (role: string | null) => ({ viewer: role && { role } }) as unknown as GraphQLContext;

describe('viewer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.pools.staff.query(`update solution_engineer set time_zone = 'Asia/Tokyo' where id = $1`, [
      ENGINEER_ID,
    ]);
  });
  afterAll(() => app.stop());

  it('shows engineers which solution engineer they are, and their time zone', async () => {
    // The later ones run as compiled code.
    for (let round = 0; round < 4; round++) {
      const { data, errors } = await app.gql(ENGINEER, QUERY);
      expect(errors).toBeUndefined();
      const { timeZone, engineer, role } = data.viewer;
      expect({ timeZone, engineer, role }).toEqual({
        timeZone: 'Asia/Tokyo',
        engineer: { id: toTypeId('engineer', ENGINEER_ID), name: 'Erin', timeZone: 'Asia/Tokyo', skills: [] },
        role: 'ENGINEER',
      });
    }
  });

  it('reads the engineer under any keys', async () => {
    const { data, errors } = await app.gql(
      ENGINEER,
      '{ me: viewer { who: engineer { called: name name } zone: timeZone again: engineer { at: timeZone } } }',
    );
    expect(errors).toBeUndefined();
    const [who, again] = [{ called: 'Erin', name: 'Erin' }, { at: 'Asia/Tokyo' }];
    expect(data.me).toEqual({ who, zone: 'Asia/Tokyo', again });
  });

  it.each([...STAFF.filter((each) => each !== ENGINEER && each !== OTHER_ENGINEER), PARTNER])(
    'has neither for %s',
    async (person) => {
      const { data, errors } = await app.gql(person, QUERY);
      expect(errors).toBeUndefined();
      expect(data.viewer).toMatchObject({ email: person, timeZone: null, engineer: null });
    },
  );

  it.each([
    ['partner@northwind.example', 'Northwind Bank'],
    ['partner@globex.example', 'Globex Pay'],
  ] as const)('shows %s their company and their rights', async (person, name) => {
    for (let round = 0; round < 4; round++) {
      const { data, errors } = await app.gql(person, QUERY);
      expect(errors).toBeUndefined();
      expect(data.viewer.partner).toEqual({ name });
      expect(data.viewer.rights).toEqual([
        ...['VIEWER_READ', 'NODE_READ', 'UPLOAD_WRITE', 'UPLOAD_READ', 'PORTAL_READ', 'PORTAL_WRITE'],
      ]);
    }
  });

  it('names the only integration of a company, and none if there are none or several', async () => {
    const query = '{ viewer { partner { onlyIntegrationKey } } }';
    const only = async (person: Person = PARTNER) =>
      (await app.gql(person, query)).data.viewer.partner.onlyIntegrationKey;
    await seedProduct(app);
    expect(await only()).toBeNull();
    const { key } = await startIntegration(app, NORTHWIND_ID, 'The first');
    expect(await only()).toBe(key);
    expect(await only('partner@globex.example')).toBeNull();
    await startIntegration(app, NORTHWIND_ID, 'The second');
    expect(await only()).toBeNull();
  });

  it('reads one statement for the company of a partner user, and none for their rights', async () => {
    const reads = (query: string) => countReads(() => app.gql(PARTNER, query));
    expect(await reads('{ viewer { id rights } }')).toBe(0);
    expect(await reads(QUERY)).toBe(1);
  });

  it.each(STAFF)('has no company for %s, and the rights of their role', async (person) => {
    const { data } = await app.gql(person, QUERY);
    expect(data.viewer.partner).toBeNull();
    expect(data.viewer.rights).toContain('STAFF_READ');
    expect(data.viewer.rights.includes('USER_WRITE')).toBe(person === 'admin@causeway.example');
    expect(data.viewer.rights).not.toContain('PORTAL_READ');
  });

  it('hides what it leads to from partner users, by the field and not by its resolver', async () => {
    const viewer = schemaOf(app.nest).getType('Viewer') as Parameters<typeof fieldsOf>[0];
    const kept = fieldsOf(viewer).filter(isStaffOnly);
    expect(kept.map(({ name }) => name)).toEqual(['engineer', 'timeZone']);
    // The resolvers return promises, so null itself means that they were not called.
    for (const { resolve } of kept)
      expect(resolve!({}, {}, contextOf('PARTNER'), undefined as never)).toBeNull();
  });

  it.each([
    ['PARTNER', null],
    ['ENGINEER', 7],
    [null, null],
  ])('shows %s of such a field %s', (role, value) => {
    const field = { type: GraphQLInt, resolve: () => 7 } as unknown as Field;
    expect(hideFromPartners(field)).toBeNull();
    expect(field.resolve!({}, {}, contextOf(role), undefined as never)).toBe(value);
  });

  it('rejects hiding a non-null field', () => {
    const field = { type: new GraphQLNonNull(GraphQLInt), resolve: () => 7 } as unknown as Field;
    expect(hideFromPartners(field)).toMatch('a type that may be null');
  });
});
