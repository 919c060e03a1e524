import { newId, toTypeId } from '../../src/kernel/ids.js';
import type { TestApp } from '../support/app.js';
import { MANAGER, NORTHWIND_ID } from '../support/people.js';
import { idOf, node, startNodes } from './node-support.js';

const NORTHWIND = toTypeId('partner', NORTHWIND_ID);

describe('node', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startNodes();
  });
  afterAll(() => app.stop());

  it('returns the fields that fragments select of its type, under any alias', async () => {
    const { data, errors } = await app.gql(
      MANAGER,
      `query ($id: ID!) { node(id: $id) { ...who ... on Engagement { title } ... on Node { same: id } } }
       fragment who on Partner { __type: slug applications { name credentials { clientId } } }`,
      { id: NORTHWIND },
    );
    expect(errors).toBeUndefined();
    const applications = [{ name: 'Shop', credentials: [{ clientId: 'a' }] }];
    expect(data.node).toEqual({ same: NORTHWIND, __type: 'northwind', applications });
  });

  it('returns several of different types in one operation', async () => {
    const query =
      'query ($a: ID!, $b: ID!) { a: node(id: $a) { __typename } b: node(id: $b) { __typename } }';
    const engagement = await idOf(app, 'Engagement');
    const { data } = await app.gql(MANAGER, query, { a: NORTHWIND, b: engagement });
    expect(data).toEqual({ a: { __typename: 'Partner' }, b: { __typename: 'Engagement' } });
    const turned = await app.gql(MANAGER, query, { b: NORTHWIND, a: engagement });
    expect(turned.data).toEqual({ b: { __typename: 'Partner' }, a: { __typename: 'Engagement' } });
  });

  it.each([
    ['nothing', ''],
    ['no id', 'northwind'],
    ['a kind alone', 'ptn_'],
    ['an unknown kind', 'xyz_01h455vb4pex5vsknk084sn02q'],
    ['half an ID', 'ptn_01h455'],
    ['a missing row', toTypeId('partner', newId())],
    ['a bare UUID', NORTHWIND_ID],
    ['a property of every object', 'constructor_01h455vb4pex5vsknk084sn02q'],
  ])('returns null for %s', async (_what, id) => {
    expect(await node(app, MANAGER, id)).toEqual({ data: { node: null }, errors: undefined });
  });
});
