import { GraphQLID, GraphQLNonNull, isObjectType } from 'graphql';
import { ROLES, type Role } from '../../src/kernel/enums.js';
import { ID_PREFIXES, newId, toTypeId } from '../../src/kernel/ids.js';
import { nodeAccessOf } from '../../src/platform/graphql/reads/schema/decorators.js';
import type { TestApp } from '../support/app.js';
import {
  ADMIN,
  AUDITOR,
  COMPLIANCE,
  ENGINEER,
  GLOBEX_ID,
  MANAGER,
  NORTHWIND_ID,
  PARTNER,
  type Person,
  STAFF,
} from '../support/people.js';
import { reachableTypes } from '../support/reachable-types.js';
import { isOpenTo, rootFields, schemaOf } from '../support/root-fields.js';
import { idOf, kindOf, node, nodeTypes, startNodes } from './node-support.js';

/** Types whose `id` belongs to another object, or cannot be used to read one. */
const OF_OTHERS = {
  AuditSubject: 'its id is that of the object that something was done to',
  Job: 'its id is the work queue’s, read by `jobs` as long as the queue keeps it',
  SavedView: 'read by `views`, because private ones are only for their owner',
  SearchResult: 'its id is that of what was found',
  TimelineEngagement: 'its id is that of the Engagement',
  TimelineMilestone: 'its id is that of the Milestone',
  Viewer: 'its id is that of the User',
};
const PEOPLE: Record<Role, Person> = {
  ...{ ADMIN, MANAGER, ENGINEER, COMPLIANCE, AUDITOR, PARTNER },
};
const NOTHING = { data: { node: null }, errors: undefined };
const FOREIGN = `partner_id = '${GLOBEX_ID}'`;
const OWN = `partner_id = '${NORTHWIND_ID}'`;
const OWN_SHOWN = `${OWN} and visibility = 'PARTNER'`;
const OWN_INTERNAL = `${OWN} and visibility = 'INTERNAL'`;

/** The rows that partner users may see, for the types that they can read. */
const SHOWN_ROW = {
  IntegrationApplication: OWN,
  IntegrationBlocker: OWN_SHOWN,
  IntegrationCredential: OWN,
  IntegrationEvidence: OWN,
  IntegrationFile: `${OWN_SHOWN} and bound_at is not null`,
  IntegrationMilestone: OWN_SHOWN,
  IntegrationUpdate: OWN_SHOWN,
};
/** The rows that they may not see, for staff types with IDs of the same kinds. */
const HIDDEN_ROW = {
  ...{ Application: FOREIGN, ChecklistEvidence: FOREIGN, Credential: FOREIGN },
  ...{ Blocker: OWN_INTERNAL, Milestone: OWN_INTERNAL, ProgressEntry: OWN_INTERNAL },
  EvidenceFile: `${OWN_INTERNAL} and bound_at is not null`,
};
const ROW: Record<string, string> = { ...SHOWN_ROW, ...HIDDEN_ROW };

describe('what node returns', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startNodes();
  });
  afterAll(() => app.stop());

  /** The types reachable by a role's other queries. */
  const reach = (role: Role) => {
    const schema = schemaOf(app.nest);
    const { node: _node, ...queries } = schema.getQueryType()!.getFields();
    const open = rootFields(app.nest).filter((root) => queries[root.field.name] === root.field);
    const roots = open.filter((root) => isOpenTo(role, root)).map(({ field }) => field);
    return reachableTypes(schema, roots, role, false);
  };

  it('includes every type with its own ID', () => {
    const types = Object.values(schemaOf(app.nest).getTypeMap()).filter(isObjectType);
    const withId = types.filter((type) => {
      const id = type.getFields()['id']?.type;
      return id instanceof GraphQLNonNull && id.ofType === GraphQLID;
    });
    const nodes = nodeTypes(app).map(({ name }) => name);
    expect(nodes.length).toBeGreaterThan(20);
    const others = withId.map(({ name }) => name).filter((name) => !nodes.includes(name));
    expect(others.sort()).toEqual(Object.keys(OF_OTHERS));
  });

  it.each(ROLES)(
    'includes for %s an object of every type that their other queries lead to, and of no other',
    async (role) => {
      const reached = reach(role);
      for (const type of nodeTypes(app)) {
        const id = await idOf(app, type.name, ROW[type.name]);
        const seen = nodeTypes(app).find((each) => kindOf(each) === kindOf(type) && reached.has(each.name));
        const isShown = seen && (role !== 'PARTNER' || seen === type);
        const answer = isShown ? { __typename: seen.name, id } : null;
        expect([type.name, await node(app, PEOPLE[role], id)]).toEqual([
          type.name,
          { data: { node: answer }, errors: undefined },
        ]);
      }
    },
  );

  it.each([
    ['User', [ADMIN, AUDITOR]],
    ['ApiKey', [ADMIN, AUDITOR]],
    ['AuditEntry', [ADMIN, AUDITOR]],
    ['Credential', [...STAFF]],
    ['ChecklistEvidence', [...STAFF]],
    ['EvidenceFile', [...STAFF]],
    ...Object.keys(SHOWN_ROW).map((name) => [name, [PARTNER]] as [string, Person[]]),
  ])('includes the type %s only for %j', async (name, readers) => {
    const id = await idOf(app, name, ROW[name]);
    for (const person of [...STAFF, PARTNER, 'partner@globex.example'] as const) {
      const { data, errors } = await node(app, person, id);
      expect([person, errors, data.node?.__typename === name]).toEqual([
        person,
        undefined,
        readers.includes(person),
      ]);
    }
  });

  it('is tested with a row for every type that partner users can read', () => {
    const read = nodeTypes(app).filter((type) => nodeAccessOf(type)?.permission === 'portal:read');
    expect(read.map(({ name }) => name).sort()).toEqual(Object.keys(SHOWN_ROW));
    const kinds = read.map(kindOf);
    const alike = nodeTypes(app).filter((type) => kinds.includes(kindOf(type)) && !read.includes(type));
    expect(alike.map(({ name }) => name).sort()).toEqual(Object.keys(HIDDEN_ROW).sort());
  });

  it.each(Object.keys(SHOWN_ROW))(
    'is the same for a partner user for a foreign or internal %s as for one that does not exist',
    async (name) => {
      const kind = kindOf(nodeTypes(app).find((type) => type.name === name)!);
      const hidden = [FOREIGN];
      if (SHOWN_ROW[name as keyof typeof SHOWN_ROW].includes('visibility'))
        hidden.push(
          OWN_INTERNAL,
          `${FOREIGN} and visibility = 'PARTNER'`,
          `${FOREIGN} and visibility = 'INTERNAL'`,
        );
      for (const where of hidden)
        expect(await node(app, PARTNER, await idOf(app, name, where))).toEqual(NOTHING);
      expect(await node(app, PARTNER, toTypeId(kind, newId()))).toEqual(NOTHING);
      expect(await node(app, PARTNER, `${ID_PREFIXES[kind]}_x`)).toEqual(NOTHING);
    },
  );

  it('shows partner users a blocker as the portal does, and nothing more', async () => {
    const id = await idOf(app, 'IntegrationBlocker', SHOWN_ROW.IntegrationBlocker);
    const asked = 'severity party reason milestoneCode raisedAt commitmentOn resolvedAt version';
    const query = `query ($id: ID!) {
      node(id: $id) { id ... on IntegrationBlocker { ${asked} } ... on Blocker { visibility } }
      myIntegrations { nodes { blockers { id ${asked} ... on Node { ... on Engagement { title } } } } }
    }`;
    const { data, errors } = await app.gql(PARTNER, query, { id });
    expect(errors).toBeUndefined();
    expect(data.myIntegrations.nodes[0].blockers).toEqual([data.node]);
    expect(data.node).toMatchObject({ id, reason: 'Stuck' });
  });

  it('does not include a file that is not evidence yet', async () => {
    const waiting = await idOf(app, 'IntegrationFile', `${OWN_SHOWN} and bound_at is null`);
    for (const person of [...STAFF, PARTNER]) expect(await node(app, person, waiting)).toEqual(NOTHING);
  });

  it('is nothing without sign-in', async () => {
    const { data, errors } = await node(app, null, toTypeId('partner', NORTHWIND_ID));
    expect(data).toEqual({ node: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});
