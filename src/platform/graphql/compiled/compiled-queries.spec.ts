import { buildSchema, type DocumentNode, getOperationAST, parse } from 'graphql';
import { CompiledQueries } from './compiled-queries.js';

const schema = buildSchema('type Query { one: Int }');

describe('a query', () => {
  const ask = (queries: CompiledQueries, document: DocumentNode) =>
    queries.find(schema, document, getOperationAST(document)!);
  const fill = (queries: CompiledQueries, count: number) => {
    for (let index = 0; index < count; index += 1) {
      const document = parse(`query Number${index} { one }`);
      ask(queries, document);
      expect(ask(queries, document)).not.toBeNull();
    }
  };

  it('is compiled on its second use, and only once', async () => {
    const queries = new CompiledQueries();
    const document = parse('{ one }');
    expect(ask(queries, document)).toBeNull();
    const run = ask(queries, document);
    expect(await run!({ one: 1 }, {}, {})).toEqual({ data: { one: 1 } });
    expect(ask(queries, document)).toBe(run);
  });

  it('that is sent once is not compiled, however many there are', () => {
    const queries = new CompiledQueries();
    for (let index = 0; index < 1_000; index += 1)
      expect(ask(queries, parse(`query Number${index} { one }`))).toBeNull();
  });

  it('that was prepared is compiled on its first use', () => {
    const queries = new CompiledQueries();
    const document = parse('{ one }');
    queries.prepare(schema, document, getOperationAST(document)!);
    expect(ask(queries, document)).not.toBeNull();
  });

  it.each(['seen', 'prepared'])('that was %s is evicted by 200 others and has to be used again', (how) => {
    const queries = new CompiledQueries();
    const document = parse('{ one }');
    if (how === 'prepared') queries.prepare(schema, document, getOperationAST(document)!);
    else for (const _sighting of [1, 2]) ask(queries, document);
    fill(queries, 199);
    expect(ask(queries, document)).not.toBeNull();
    fill(queries, 200);
    expect(ask(queries, document)).toBeNull();
    expect(ask(queries, document)).not.toBeNull();
  });
});
