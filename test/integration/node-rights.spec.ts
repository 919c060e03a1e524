import { GraphQLID, GraphQLNonNull, isObjectType } from 'graphql';
import { ROLES, type Role } from '../../src/kernel/enums.js';
import { newId, toTypeId } from '../../src/kernel/ids.js';
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

/** The types whose `id` is not theirs, or none that could be read by. */
const OF_OTHERS = {
  AuditSubject: 'its id is that of the object that something was done to',
  Job: 'its id is the work queue’s, read by `jobs` as long as the queue keeps it',
  Viewer: 'its id is that of the User',
};
const PEOPLE: Record<Role, Person> = {
  ...{ ADMIN, MANAGER, ENGINEER, COMPLIANCE, AUDITOR, PARTNER },
};
const NOTHING = { data: { node: null }, errors: undefined };
/** Of types that partner users read, the rows that are for their eyes. */
const OWN_ROW: Record<string, string> = {
  IntegrationBlocker: `partner_id = '${NORTHWIND_ID}' and visibility = 'PARTNER'`,
  Blocker: `partner_id = '${NORTHWIND_ID}' and visibility = 'INTERNAL'`,
  EvidenceFile: 'bound_at is not null',
};

describe('whom node answers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startNodes();
  });
  afterAll(() => app.stop());

  /** The types that a role's other queries lead to. */
  const reach = (role: Role) => {
    const schema = schemaOf(app.nest);
    const { node: _node, ...queries } = schema.getQueryType()!.getFields();
    const open = rootFields(app.nest).filter((root) => queries[root.field.name] === root.field);
    const roots = open.filter((root) => isOpenTo(role, root)).map(({ field }) => field);
    return reachableTypes(schema, roots, role, false);
  };

  it('has every type with an id of its own implement Node', () => {
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
    'answers %s an object of every type that their other queries lead to, and of no other',
    async (role) => {
      const reached = reach(role);
      for (const type of nodeTypes(app)) {
        const id = await idOf(app, type.name, OWN_ROW[type.name]);
        const seen = nodeTypes(app).find((each) => kindOf(each) === kindOf(type) && reached.has(each.name));
        const isShown = seen && !(role === 'PARTNER' && type.name === 'Blocker');
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
    ['IntegrationBlocker', [PARTNER]],
  ])('shows the type %s to %j alone', async (name, readers) => {
    const id = await idOf(app, name, OWN_ROW[name]);
    for (const person of [...STAFF, PARTNER, 'partner@globex.example'] as const) {
      const { data, errors } = await node(app, person, id);
      expect([person, errors, data.node?.__typename === name]).toEqual([
        person,
        undefined,
        readers.includes(person),
      ]);
    }
  });

  it.each([
    ['foreign', `partner_id = '${GLOBEX_ID}' and visibility = 'PARTNER'`],
    ['internal', `partner_id = '${NORTHWIND_ID}' and visibility = 'INTERNAL'`],
    ['foreign and internal', `partner_id = '${GLOBEX_ID}' and visibility = 'INTERNAL'`],
  ])('answers a partner user of a %s blocker as of one that is not there', async (_what, where) => {
    expect(await node(app, PARTNER, await idOf(app, 'Blocker', where))).toEqual(NOTHING);
    expect(await node(app, PARTNER, toTypeId('blocker', newId()))).toEqual(NOTHING);
    expect(await node(app, PARTNER, 'blk_x')).toEqual(NOTHING);
  });

  it('reads a blocker for a partner user as the portal does, and widens it to nothing else', async () => {
    const id = await idOf(app, 'IntegrationBlocker', OWN_ROW['IntegrationBlocker']);
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

  it('answers no file that is not evidence yet', async () => {
    const waiting = await idOf(app, 'EvidenceFile', 'bound_at is null');
    for (const person of STAFF) expect(await node(app, person, waiting)).toEqual(NOTHING);
  });

  it('answers nobody who is not signed in', async () => {
    const { data, errors } = await node(app, null, toTypeId('partner', NORTHWIND_ID));
    expect(data).toEqual({ node: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});
