import { type GraphQLObjectType, isObjectType } from 'graphql';
import type { Json, TestApp } from '../support/app.js';
import { MANAGER, PARTNER } from '../support/people.js';
import { schemaOf } from '../support/root-fields.js';
import type { Started } from '../support/seed-integrations.js';
import { everythingOf, listedBelow, startTwins } from './integration-keys-support.js';

/** The fields by which a cache identifies an object: the first one that its type has. */
const NAMES = ['id', 'key', 'code'];

/** Listed types that a cache embeds in place, instead of storing each under its own key. */
const PLAIN = {
  IntegrationDayUsage: 'a point of a series: sums that depend on what was asked for',
  IntegrationEnvironmentUsage: 'likewise sums of the days asked for',
  IntegrationOperationUsage: 'likewise, and of the environment asked for',
  IntegrationUpdateEdge: 'a place in a list; its node has an id',
};

interface Seen extends Record<string, Json> {
  __typename: string;
}

describe('the parts of an integration', () => {
  let app: TestApp;
  let twins: readonly Started[];
  let integrations: Seen[];
  const typeOf = (name: string) => schemaOf(app.nest).getType(name) as GraphQLObjectType;
  const nameOf = (object: Seen): string | undefined => {
    const name = NAMES.find((each) => typeOf(object.__typename).getFields()[each]);
    return name && `${object.__typename}:${object[name]}`;
  };
  const objectsIn = (value: Json): Seen[] => {
    if (value === null || typeof value !== 'object') return [];
    const below = Object.values(value).flatMap(objectsIn);
    return Array.isArray(value) ? below : [value as Seen, ...below];
  };
  const listsIn = (value: Json): Seen[][] => {
    if (value === null || typeof value !== 'object') return [];
    const below = Object.values(value).flatMap(listsIn);
    return Array.isArray(value) ? [value, ...below] : below;
  };
  beforeAll(async () => {
    ({ app, twins } = await startTwins());
    const query = `{ myIntegrations(first: 2) { nodes ${everythingOf(typeOf('Integration'))} } }`;
    const { data, errors } = await app.gql(PARTNER, query);
    expect(errors).toBeUndefined();
    integrations = data.myIntegrations.nodes;
  });
  afterAll(() => app.stop());

  it('have an ID, a key or a code wherever they appear in a list', () => {
    const listed = [...listedBelow(schemaOf(app.nest), 'Integration')];
    expect(listed).toEqual(expect.arrayContaining(['IntegrationMilestone', 'IntegrationCredential']));
    const nameless = listed.filter((name) => !NAMES.some((each) => typeOf(name).getFields()[each]));
    expect(nameless.sort()).toEqual(Object.keys(PLAIN));
  });

  it('have a name that no other of their type has, in any list or integration', () => {
    const shown = new Map<string, Set<string>>();
    for (const object of objectsIn(integrations)) {
      const name = nameOf(object);
      if (name) shown.set(name, (shown.get(name) ?? new Set()).add(JSON.stringify(object)));
    }
    expect([...shown].filter(([, forms]) => forms.size > 1)).toEqual([]);
    for (const list of listsIn(integrations)) {
      const names = list.flatMap((each) => (each?.__typename ? (nameOf(each) ?? []) : []));
      expect(names).toEqual([...new Set(names)]);
    }
    const types = [...shown.keys()].map((name) => name.split(':')[0]!);
    const once = [
      ...listedBelow(schemaOf(app.nest), 'Integration'),
      'IntegrationEvidence',
      'IntegrationFile',
    ];
    const lone = once.filter((name) => types.filter((each) => each === name).length < 2);
    expect(lone.sort()).toEqual(Object.keys(PLAIN));
  });

  it('can be read again by ID as the list shows them', async () => {
    const objects = objectsIn(integrations).filter(({ __typename }) => {
      const type = typeOf(__typename);
      return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
    });
    const types = new Set(objects.map(({ __typename }) => __typename));
    expect([...types].sort()).toEqual([
      ...['IntegrationApplication', 'IntegrationBlocker', 'IntegrationCredential', 'IntegrationEvidence'],
      ...['IntegrationFile', 'IntegrationMilestone', 'IntegrationUpdate'],
    ]);
    for (const object of objects) {
      const type = object.__typename;
      const query = `query ($id: ID!) { node(id: $id) { ... on ${type} ${everythingOf(typeOf(type))} } }`;
      expect((await app.gql(PARTNER, query, { id: object['id'] })).data.node).toEqual(object);
    }
  });

  it('have keys that never change', async () => {
    const [key] = twins.map((each) => each.key);
    const own = integrations.find((each) => each['key'] === key)!;
    const items = [`${key}/accounts/PEN-TEST`, `${key}/loans/PEN-TEST`];
    const { data } = await app.gql(
      MANAGER,
      'query ($key: String!) { engagement(key: $key) { checklist { key } } }',
      { key },
    );
    expect(data.engagement.checklist.map((each: Json) => each.key)).toEqual(items);
    expect(own['checklist'].map((each: Json) => each.key)).toEqual(items);
    expect(own['contacts'].map((each: Json) => each.key)).toEqual([
      `${key}/SERVICES/engineer@causeway.example`,
      `${key}/SERVICES/engineer2@causeway.example`,
      `${key}/PARTNER/someone@partner.example`,
    ]);
    for (const { id, deprecations } of own['applications'])
      expect(deprecations.map((each: Json) => each.key).sort()).toEqual(
        expect.arrayContaining([`${id}/accounts/v1`, `${id}/loans/loans-1`]),
      );
  });

  it('name the subject of a step, whichever of the three it is', () => {
    const [key] = twins.map((each) => each.key);
    const { waitingForYou, waitingForUs } = integrations.find((each) => each['key'] === key)!;
    const steps: Json[] = [...waitingForYou, ...waitingForUs];
    const named = ({ milestoneCode, blockerId, apiProductSlug, checklistCode }: Json) =>
      blockerId ?? [key, ...(milestoneCode ? [milestoneCode] : [apiProductSlug, checklistCode])].join('/');
    expect(steps.map((each) => each.key)).toEqual(steps.map(named));
    for (const kind of ['blockerId', 'milestoneCode', 'checklistCode'])
      expect(steps.some((each) => each[kind] !== null)).toBe(true);
  });
});
