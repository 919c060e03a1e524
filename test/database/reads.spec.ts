import { parse } from 'graphql';
import { toTypeId } from '../../src/kernel/ids.js';
import { shelves } from './reads-rows.js';
import { ReadsWorld } from './reads-world.js';

type Page = {
  nodes: { name: string }[];
  pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>;
};

const idOf = (index: number) => toTypeId('partner', shelves[index]!.id);
const ORDER = 'NAME ASC';
const cursor = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

describe('composed reads', () => {
  let world: ReadsWorld;
  beforeAll(async () => {
    world = await ReadsWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.sent.length = 0;
  });
  const refusal = async (query: string, variables = {}) =>
    (await world.run(query, variables)).errors?.map(({ message }) => message).join();

  describe('take one statement per root field', () => {
    const books = 'books { title shelf { name books { title } } } bookPage { totalCount nodes { title } }';
    it.each([
      ['one row', 1],
      ['all rows', 100],
    ])('for %s', async (_name, first) => {
      await world.data(
        `{ shelves(first: ${first}) { totalCount nodes { ${books} } edges { node { ${books} } } } }`,
      );
      expect(world.sent).toHaveLength(1);
    });
    it('and as many as there are root fields', async () => {
      await world.data(`query($id: ID!) { a: shelf(id: $id) { name } b: shelf(id: $id) { name } }`, {
        id: idOf(0),
      });
      expect(world.sent).toHaveLength(2);
    });
    it('and none for an ID that cannot exist', async () => {
      expect(await world.data('{ shelf(id: "eng_01h455vb4pex5vsknk084sn02q") { name } }')).toEqual({
        shelf: null,
      });
      expect(world.sent).toHaveLength(0);
    });
  });

  it('distinguish aliases of one relation by their arguments', async () => {
    const query = `query($id: ID!, $many: Int = 500) { shelf(id: $id) {
      all: thick(pages: 0) { pages } some: thick { pages } few: thick(pages: $many) { pages } } }`;
    expect(await world.data(query, { id: idOf(1) })).toEqual({
      shelf: {
        all: [{ pages: 200 }, { pages: 500 }, { pages: 400 }, { pages: 0 }],
        some: [{ pages: 200 }, { pages: 500 }, { pages: 400 }],
        few: [{ pages: 500 }],
      },
    });
  });

  it('evaluate variables in literal objects on each request', async () => {
    const document = parse('query($n: String!) { shelves(name: { in: [$n, "art"] }) { nodes { name } } }');
    for (const name of ['fiction', 'music'])
      expect(await world.data(document, { n: name })).toEqual({
        shelves: { nodes: [{ name: 'art' }, { name }] },
      });
  });

  it('allow a page to have the same name as columns of its own statement', async () => {
    const query =
      '{ shelves(first: 1) { cursor: nodes { first: name } items: totalCount pageInfo { endCursor } } }';
    expect(await world.data(query)).toEqual({
      shelves: {
        cursor: [{ first: 'art' }],
        items: 7,
        pageInfo: {
          endCursor: Buffer.from(`["art", "${shelves[5]!.id}", "NAME ASC"]`).toString('base64url'),
        },
      },
    });
  });

  describe('pages', () => {
    const orders = ['NAME', 'POSITION', 'OPENED_ON', 'CHANGED_AT', 'WEIGHT'].flatMap((field) =>
      ['ASC', 'DESC'].map((direction) => [field, direction] as const),
    );
    it.each(orders)(
      'by %s %s show every row once, nulls last, whatever their size',
      async (field, direction) => {
        const order = `orderBy: { field: ${field}, direction: ${direction} }`;
        const select = 'nodes { name } pageInfo { hasNextPage endCursor }';
        const query = parse(
          `query($first: Int!, $after: String) { shelves(first: $first, after: $after, ${order}) { ${select} } }`,
        );
        const walk = async (first: number, after: string | null = null): Promise<string[]> => {
          const { shelves: page } = (await world.data(query, { first, after })) as { shelves: Page };
          const names = page.nodes.map(({ name }) => name);
          return page.pageInfo.hasNextPage
            ? [...names, ...(await walk(first, page.pageInfo.endCursor))]
            : names;
        };
        const whole = await walk(100);
        expect([...whole].sort()).toEqual(shelves.map(({ name }) => name).sort());
        for (const size of [1, 2, 3]) expect(await walk(size)).toEqual(whole);
      },
    );

    it.each(orders)(
      'by %s %s are the same read backwards, from the end to the start',
      async (field, direction) => {
        const order = `orderBy: { field: ${field}, direction: ${direction} }`;
        const select = 'nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
        const query = parse(
          `query($last: Int, $before: String, $first: Int) {
            shelves(first: $first, last: $last, before: $before, ${order}) { ${select} } }`,
        );
        const page = async (variables: object) =>
          ((await world.data(query, { ...variables })) as { shelves: Page }).shelves;
        const walk = async (last: number, before: string | null = null): Promise<string[]> => {
          const { nodes, pageInfo } = await page({ last, before });
          expect(pageInfo.hasNextPage).toBe(before !== null);
          const names = nodes.map(({ name }) => name);
          return pageInfo.hasPreviousPage ? [...(await walk(last, pageInfo.startCursor)), ...names] : names;
        };
        const whole = (await page({ first: 100 })).nodes.map(({ name }) => name);
        for (const size of [1, 2, 3, 100]) expect(await walk(size)).toEqual(whole);
      },
    );

    it.each([
      ['`before` needs `last`', { before: cursor(['art', shelves[5]!.id, ORDER]) }],
      ['`after` cannot be combined with `last`', { after: cursor(['art', shelves[5]!.id, ORDER]), last: 2 }],
      ['`before` is not a cursor of this list', { before: cursor(['art']), last: 2 }],
      ['`last` of shelves must be between 1 and 100', { last: 0 }],
      ['`last` of shelves must be between 1 and 100', { last: 101 }],
    ])('cannot be mixed up: %s', async (message, variables) => {
      const query =
        'query($after: String, $last: Int, $before: String) { shelves(after: $after, last: $last, before: $before) { totalCount } }';
      expect(await refusal(query, variables)).toContain(message);
      expect(await refusal(query, { last: null, before: null })).toBeUndefined();
      expect(world.sent).toHaveLength(1);
    });

    it.each([
      ['that is not base64', '%%%'],
      ['that is empty', ''],
      ['that holds no list', cursor(null)],
      ['that holds an object', cursor({ length: 2 })],
      ['of another list', cursor([200, 'title a', shelves[0]!.id])],
      ['of another order', cursor(['art', shelves[0]!.id, 'NAME DESC'])],
      ['without an order', cursor(['art', shelves[0]!.id])],
      ['with a value too few', cursor(['art', ORDER])],
      ['with a null where none can be', cursor([null, shelves[0]!.id, ORDER])],
      ['with a number', cursor([5, shelves[0]!.id, ORDER])],
      ['with an invalid ID', cursor(['art', "x' or true --", ORDER])],
      ['with a zero character', cursor(['a\0', shelves[0]!.id, ORDER])],
      ['that was cut', cursor(['art', shelves[0]!.id, ORDER]).slice(0, -4)],
      ['of a megabyte', cursor(Array.from({ length: 200_000 }, () => null))],
    ])('reject a cursor %s, before and after a good one', async (_name, after) => {
      const query = 'query($after: String) { shelves(after: $after) { totalCount } }';
      const good = cursor(['art', shelves[5]!.id, ORDER]);
      expect(await refusal(query, { after })).toMatch(/not a cursor of this list/);
      expect(await refusal(query, { after: good })).toBeUndefined();
      expect(await refusal(query, {})).toBeUndefined();
      expect(await refusal(query, { after })).toMatch(/not a cursor of this list/);
      expect(world.sent).toHaveLength(2);
    });

    it.each([
      ['OPENED_ON', ['2026-02-30', shelves[0]!.id]],
      ['CHANGED_AT', ['2026-01-01 25:00:00+00', shelves[0]!.id]],
      ['POSITION', ['9999999999', shelves[0]!.id]],
      ['WEIGHT', ['1e999', shelves[0]!.id]],
      ['WEIGHT', ['NaN', shelves[0]!.id]],
    ])('reject a forged %s in a cursor', async (field, values) => {
      const query = `query($after: String) { shelves(after: $after, orderBy: { field: ${field}, direction: ASC }) { totalCount } }`;
      expect(await refusal(query, { after: cursor([...values, `${field} ASC`]) })).toMatch(
        /not a cursor of this list/,
      );
    });
  });

  describe('limit what one operation may return', () => {
    const nested = 'shelves(first: 100) { nodes { books { shelf { bookPage(first: 20) { totalCount } } } } }';
    it('by the sizes of its lists, multiplied', async () => {
      expect(
        await refusal(
          `{ shelves(first: 100) { nodes { bookPage(first: 100) { nodes { shelf { books { id } } } } } } }`,
        ),
      ).toMatch(/could return \d+ objects; the limit is 100000/);
      expect(world.sent).toHaveLength(0);
    });
    it('across all its root fields', async () => {
      expect(await refusal(`{ ${nested} }`)).toBeUndefined();
      expect(await refusal(`{ ${nested} b: ${nested} c: ${nested} }`)).toMatch(/the limit is 100000/);
      expect(world.sent.length).toBeLessThan(4);
    });
    it('by how many relations it names', async () => {
      const spread = (index: number) =>
        `fragment f${index} on Shelf { a${index}: books { shelf { ...f${index + 1} } } books { shelf { ...f${index + 1} } } }`;
      const fragments = Array.from({ length: 8 }, (_each, index) => spread(index)).join(' ');
      const query = `query($id: ID!) { shelf(id: $id) { ...f0 } } ${fragments} fragment f8 on Shelf { id }`;
      expect(await refusal(query, { id: idOf(0) })).toMatch(/more than 200 related/);
      expect(world.sent).toHaveLength(0);
    });
  });

  it('are named from their second use on, and each by its own name', async () => {
    const [one, two] = [parse('{ shelves { totalCount } }'), parse('{ shelves { nodes { id } } }')];
    for (const document of [one, two, one, two, one, two]) await world.data(document);
    const names = world.sent.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(names.slice(2)).size).toBe(2);
    expect(names.slice(2, 4)).toEqual(names.slice(4));
  });
});
