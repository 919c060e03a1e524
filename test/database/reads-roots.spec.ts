import { parse } from 'graphql';
import { ReadsWorld } from './reads-world.js';

const DOCUMENT = parse(`query ($in: [String!], $notIn: [String!], $direction: Direction!) {
  shelves(name: { in: $in, notIn: $notIn }, orderBy: { field: NAME, direction: $direction }) { nodes { name } } }`);

describe('the roots that one field of one document may have', () => {
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

  it('are told apart by their order alone', async () => {
    const up = await names({ direction: 'ASC' });
    expect(up.length).toBeGreaterThan(1);
    expect(await names({ direction: 'DESC' })).toEqual([...up].reverse());
    expect(await names({ direction: 'ASC' })).toEqual(up);
  });

  it('are told apart by their conditions alone', async () => {
    const all = await names({ direction: 'ASC' });
    const chosen = await names({ direction: 'ASC', in: ['art'] });
    expect(chosen).toEqual(['art']);
    expect(await names({ direction: 'ASC', notIn: ['art'] })).toEqual(all.filter((name) => name !== 'art'));
    expect(await names({ direction: 'ASC', in: ['art'] })).toEqual(chosen);
  });

  it('share a statement where they are made alike', async () => {
    world.sent.length = 0;
    for (let run = 0; run < 3; run += 1) await names({ direction: 'DESC', in: ['art'] });
    const [first, ...others] = world.sent;
    expect(others.map(({ text }) => text)).toEqual([first!.text, first!.text]);
    expect(new Set(others.map(({ name }) => name)).size).toBe(1);
    expect(others[0]!.name).toBeDefined();
  });
});
