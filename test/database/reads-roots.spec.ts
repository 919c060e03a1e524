import { parse } from 'graphql';
import { ReadsWorld } from './reads-world.js';

const DOCUMENT = parse(`query ($in: [String!], $notIn: [String!], $direction: Direction!) {
  shelves(name: { in: $in, notIn: $notIn }, orderBy: { field: NAME, direction: $direction }) { nodes { name } } }`);

describe('the roots of one field of a document', () => {
  let world: ReadsWorld;
  beforeAll(async () => {
    world = await ReadsWorld.start();
  });
  afterAll(() => world.stop());
  const names = async (variables: Record<string, unknown>) => {
    const { shelves } = (await world.data(DOCUMENT, variables)) as {
      shelves: { nodes: { name: string }[] };
    };
    return shelves.nodes.map(({ name }) => name);
  };

  it('are distinguished if only their order differs', async () => {
    const up = await names({ direction: 'ASC' });
    expect(up.length).toBeGreaterThan(1);
    expect(await names({ direction: 'DESC' })).toEqual([...up].reverse());
    expect(await names({ direction: 'ASC' })).toEqual(up);
  });

  it('are distinguished if only their conditions differ', async () => {
    const all = await names({ direction: 'ASC' });
    const chosen = await names({ direction: 'ASC', in: ['art'] });
    expect(chosen).toEqual(['art']);
    expect(await names({ direction: 'ASC', notIn: ['art'] })).toEqual(all.filter((name) => name !== 'art'));
    expect(await names({ direction: 'ASC', in: ['art'] })).toEqual(chosen);
  });

  it('share a statement if they are built alike', async () => {
    world.sent.length = 0;
    for (let run = 0; run < 3; run += 1) await names({ direction: 'DESC', in: ['art'] });
    const [first, ...others] = world.sent;
    expect(others.map(({ text }) => text)).toEqual([first!.text, first!.text]);
    expect(new Set(others.map(({ name }) => name)).size).toBe(1);
    expect(others[0]!.name).toBeDefined();
  });
});
