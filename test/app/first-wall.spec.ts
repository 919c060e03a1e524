import { type GraphQLObjectType, type GraphQLSchema, buildSchema, getNamedType, isObjectType } from 'graphql';
import type { Role } from '../../src/kernel/enums.js';
import { sql } from '../../src/platform/graphql/reads/fragments/sql.js';
import { NODE, nodeRoot } from '../../src/platform/graphql/reads/schema/decorators.js';
import { STAFF_ONLY } from '../../src/platform/graphql/reads/schema/staff-only.js';
import { TestApp } from '../support/app.js';
import { reachableTypes } from '../support/reachable-types.js';
import { type RootField, isOpenTo, rootFields, schemaOf } from '../support/root-fields.js';

/** What both sides may use: plain values without partner data, and `Node`, through which each side sees its own types. */
const SHARED = new Set(['PageInfo', 'UserError', 'Node']);

/** Fields that are open to every signed-in user. */
const OPEN_TO_ALL = ['viewer', 'node'];

/** The staff types reachable from a partner's root fields; staff types are those reachable from other root fields. */
function staffTypesInReach(schema: GraphQLSchema, open: readonly RootField[], closed: readonly RootField[]) {
  const staff = reachableTypes(
    schema,
    closed.map(({ field }) => field),
    'ADMIN',
  );
  const reached = reachableTypes(
    schema,
    open.map(({ field }) => field),
    'PARTNER',
  );
  return [...reached].filter((type) => staff.has(type) && !SHARED.has(type)).sort();
}

describe('the first wall between partners', () => {
  let app: TestApp;
  let fields: RootField[];
  beforeAll(async () => {
    app = await TestApp.start();
    fields = rootFields(app.nest);
  });
  afterAll(() => app.stop());

  it('declares the requirements of every root field', () => {
    expect(fields.filter(({ access }) => access === undefined).map(({ field }) => field.name)).toEqual([]);
  });

  it('opens only `viewer`, `node` and the portal to partner users', () => {
    const open = fields.filter((each) => isOpenTo('PARTNER', each)).map(({ field }) => field.name);
    expect(open).toEqual(
      expect.arrayContaining([
        ...[...OPEN_TO_ALL, 'myIntegrations', 'myIntegration', 'completeMyMilestone'],
        ...['commentOnMyIntegration', 'giveMyPulse', 'myIntegrationChanged'],
      ]),
    );
    expect(open).not.toContain('engagementChanged');
    expect(open.filter((name) => !OPEN_TO_ALL.includes(name) && !/(^my|My)[A-Z]/.test(name))).toEqual([]);
  });

  it('lets only `node` return the interface, since it checks each type for who may read it', () => {
    const types = Object.values(schemaOf(app.nest).getTypeMap()).filter(isObjectType);
    const leading = types.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === 'Node')
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(leading).toEqual(['Query.node']);
  });

  it('limits what `node` returns for partner users to their company, and for staff not at all', () => {
    const binds = (permission: 'portal:read' | 'staff:read') => {
      const { where } = nodeRoot({ permission, where: sql`true` });
      return where.parts.flatMap((part) => (part.kind === 'arg' ? [part.name] : []));
    };
    expect(binds('portal:read')).toEqual(['id', 'partnerId']);
    expect(binds('staff:read')).toEqual(['id']);
  });

  it('has no path from there to a staff type', () => {
    const open = fields.filter((each) => isOpenTo('PARTNER', each));
    const closed = fields.filter((each) => !isOpenTo('PARTNER', each));
    expect(staffTypesInReach(schemaOf(app.nest), open, closed)).toEqual([]);
  });
});

describe('walking the schema', () => {
  const staff = `
    interface Node { id: ID! }
    union Found = Engagement
    type Engagement implements Node { id: ID!  partner: Partner! }
    type Partner implements Node { id: ID!  name: String! }
    enum Stage { DESIGN }
    type PageInfo { hasNextPage: Boolean! }`;
  const planted = (integration: string) => {
    const schema = buildSchema(`${staff}
      type Integration ${integration}
      type Deep { integration: Integration! }
      type Query { engagement: Engagement  pages: PageInfo  found: Found  mine: Deep }`);
    const { mine, ...closed } = schema.getQueryType()!.getFields();
    const as = (access: 'portal:read' | 'staff:read') =>
      ({ kind: 'permission', permission: access }) as const;
    return staffTypesInReach(
      schema,
      [{ field: mine!, access: as('portal:read') }],
      Object.values(closed).map((field) => ({ field, access: as('staff:read') })),
    );
  };

  it.each([
    ['a field', '{ partner: Partner! }', ['Partner', 'Engagement']],
    ['a list', '{ partners: [Partner!]! }', ['Partner', 'Engagement']],
    ['an interface', '{ node: Node }', ['Partner', 'Engagement']],
    ['an interface of its own', 'implements Node { id: ID! }', ['Integration', 'Partner', 'Engagement']],
    ['a union', '{ found: Found }', ['Found', 'Partner', 'Engagement']],
  ])('finds a staff type behind %s', (_case, integration, types) => {
    expect(planted(integration)).toEqual(types.sort());
  });

  it('skips a field that is hidden from partner users, and finds another with the same target', () => {
    const schema = buildSchema(`${staff}
      type Viewer { partner: Partner  other: Partner }
      type Query { engagement: Engagement  viewer: Viewer }`);
    const { partner, other } = (schema.getType('Viewer') as GraphQLObjectType).getFields();
    const { viewer } = schema.getQueryType()!.getFields();
    const reached = (role: Role) => [...reachableTypes(schema, [viewer!], role)].sort();
    partner!.extensions = { [STAFF_ONLY]: true };
    expect(reached('PARTNER')).toContain('Partner');
    other!.extensions = { [STAFF_ONLY]: true };
    expect(reached('PARTNER')).toEqual(['Viewer']);
    expect(reached('ENGINEER')).toEqual(['Engagement', 'Node', 'Partner', 'Viewer']);
  });

  it('skips an implementation of the interface that partner users may not read', () => {
    const schema = buildSchema(`${staff} type Query { node: Node }`);
    const reached = (role: Role) =>
      [...reachableTypes(schema, [schema.getQueryType()!.getFields()['node']!], role)].sort();
    const [engagement, partner] = ['Engagement', 'Partner'].map((name) => schema.getType(name)!);
    engagement!.extensions = { [NODE]: { permission: 'staff:read' } };
    expect(reached('PARTNER')).toEqual(['Node', 'Partner']);
    partner!.extensions = { [NODE]: { permission: 'audit:read' } };
    expect(reached('PARTNER')).toEqual(['Node']);
    expect(reached('MANAGER')).toEqual(['Engagement', 'Node', 'Partner']);
    expect(reached('AUDITOR')).toEqual(['Engagement', 'Node', 'Partner']);
  });

  it('ignores enumerations and shared values', () => {
    expect(planted('{ stage: Stage!  pageInfo: PageInfo! }')).toEqual([]);
  });
});
