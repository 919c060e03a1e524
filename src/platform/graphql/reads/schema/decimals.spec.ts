import { compileQuery, isCompiledQuery } from 'graphql-jit';
import {
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLSchema,
  execute,
  parse,
} from 'graphql';
import { roundFloats, roundTo } from './decimals.js';
import { readColumn } from './read-column.js';

const measures = (measured?: string) => ({
  type: GraphQLFloat,
  description: 'Some number.',
  extensions: measured === undefined ? {} : { 'causeway.measured': measured },
});

function schemaOf(fields: Record<string, object>): GraphQLSchema {
  const query = new GraphQLObjectType({ name: 'Query', fields: fields as never });
  const input = new GraphQLInputObjectType({ name: 'Given', fields: { exactly: { type: GraphQLFloat } } });
  return new GraphQLSchema({ query, types: [input] });
}

describe('roundTo', () => {
  it.each([
    [1 / 3, 6, 0.333333],
    [2 / 3, 6, 0.666667],
    [65.75, 1, 65.8],
    [12.345, 2, 12.35],
    [1.005, 2, 1.01],
    [49.999999, 6, 49.999999],
    [12.631579, 6, 12.631579],
    [-0.0416666666, 6, -0.041667],
    [100, 1, 100],
    [0, 6, 0],
    [0.0000004, 6, 0],
    [61.929825, 6, 61.929825],
  ])('%s to %s decimals is %s', (value, decimals, expected) => {
    expect(roundTo(value, decimals)).toBe(expected);
  });

  it('leaves every number with 6 decimals unchanged', () => {
    for (let micros = 0; micros <= 100_000_000; micros += 12_347)
      expect(roundTo(micros / 1e6, 6)).toBe(micros / 1e6);
  });
});

describe('every Float', () => {
  const root = { ratio: 1 / 3, percent: 200 / 3, average: 37 / 3, hours: 4 / 3, score: 100 / 7, calls: 3 };
  const late = { ...measures('RATIO'), resolve: () => Promise.resolve(1 / 3) };
  const schema = () =>
    schemaOf({
      ...{ ratio: measures('RATIO'), percent: measures('PERCENT'), average: measures('AVERAGE'), late },
      ...{ hours: measures('DURATION'), score: measures('SCORE'), calls: measures('COUNT') },
      ...{ none: measures('RATIO'), whole: { type: GraphQLInt } },
    });
  const rounded = {
    ...{ ratio: 0.333333, percent: 66.7, average: 12.33, hours: 1.33, score: 14.285714, calls: 3 },
    ...{ late: 0.333333, none: null },
  };
  const document = parse(`{ ${Object.keys(rounded).join(' ')} }`);

  it('is rounded according to what it measures', async () => {
    const answer = await execute({
      ...{ schema: roundFloats(schema()), document, rootValue: root, fieldResolver: readColumn },
    });
    expect(answer).toEqual({ data: rounded });
  });

  it('is rounded in the same way by a compiled query', async () => {
    const compiled = compileQuery(roundFloats(schema()), document);
    if (!isCompiledQuery(compiled)) throw new Error('It does not compile.');
    expect(await compiled.query(root, {}, {})).toEqual({ data: rounded });
  });

  it('documents its decimals', () => {
    const fields = roundFloats(schema()).getQueryType()!.getFields();
    expect(Object.values(fields).map(({ name, description }) => [name, description])).toEqual([
      ['ratio', 'Some number. Rounded to 6 decimals.'],
      ['percent', 'Some number. Rounded to 1 decimal.'],
      ['average', 'Some number. Rounded to 2 decimals.'],
      ['late', 'Some number. Rounded to 6 decimals.'],
      ['hours', 'Some number. Rounded to 2 decimals.'],
      ['score', 'Some number. Rounded to 6 decimals.'],
      ['calls', 'Some number. An integer.'],
      ['none', 'Some number. Rounded to 6 decimals.'],
      ['whole', undefined],
    ]);
  });

  it('must declare what it measures', () => {
    const schema = schemaOf({ one: measures(), other: measures('RATIO'), third: measures() });
    expect(() => roundFloats(schema)).toThrow('These Floats need @Measures: Query.one, Query.third.');
  });
});
