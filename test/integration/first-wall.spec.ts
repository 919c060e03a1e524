import { type GraphQLObjectType, type GraphQLSchema, buildSchema } from 'graphql';
import type { Role } from '../../src/kernel/enums.js';
import { STAFF_ONLY } from '../../src/platform/graphql/staff-only.js';
import { TestApp } from '../support/app.js';
import { reachableTypes } from '../support/reachable-types.js';
import { type RootField, isOpenTo, rootFields, schemaOf } from '../support/root-fields.js';

/** Plain values without data of a partner, which both sides may use. */
const SHARED = new Set(['PageInfo', 'UserError']);

/** The staff types that a partner's root fields lead to; a staff type is one that a root field closed to them leads to. */
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

  it('knows what every root field asks of its caller', () => {
    expect(fields.filter(({ access }) => access === undefined).map(({ field }) => field.name)).toEqual([]);
  });

  it('opens to partner users `viewer` and what is theirs', () => {
    const open = fields.filter((each) => isOpenTo('PARTNER', each)).map(({ field }) => field.name);
    expect(open).toEqual(
      expect.arrayContaining([
        ...['viewer', 'myIntegrations', 'myIntegration', 'completeMyMilestone'],
        ...['commentOnMyIntegration', 'giveMyPulse', 'myIntegrationChanged'],
      ]),
    );
    expect(open).not.toContain('engagementChanged');
    expect(open.filter((name) => name !== 'viewer' && !/(^my|My)[A-Z]/.test(name))).toEqual([]);
  });

  it('lets no path lead from there to a staff type', () => {
    const open = fields.filter((each) => isOpenTo('PARTNER', each));
    const closed = fields.filter((each) => !isOpenTo('PARTNER', each));
    expect(staffTypesInReach(schemaOf(app.nest), open, closed)).toEqual([]);
  });
});

describe('the walk over the schema', () => {
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
    ['a field', '{ partner: Partner! }', ['Node', 'Partner', 'Engagement']],
    ['a list', '{ partners: [Partner!]! }', ['Node', 'Partner', 'Engagement']],
    ['an interface', '{ node: Node }', ['Node', 'Partner', 'Engagement']],
    [
      'an interface of its own',
      'implements Node { id: ID! }',
      ['Integration', 'Node', 'Partner', 'Engagement'],
    ],
    ['a union', '{ found: Found }', ['Found', 'Node', 'Partner', 'Engagement']],
  ])('sees a staff type behind %s', (_case, integration, types) => {
    expect(planted(integration)).toEqual(types.sort());
  });

  it('passes a field by that is kept from partner users, and sees another that leads where it does', () => {
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

  it('minds neither enumerations nor shared values', () => {
    expect(planted('{ stage: Stage!  pageInfo: PageInfo! }')).toEqual([]);
  });
});
