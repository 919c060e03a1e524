import {
  type OperationDefinitionNode,
  buildSchema,
  getVariableValues,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { withDays } from '../../src/platform/explorer/example-days.js';

const root = process.cwd();
const folder = path.join(root, 'examples/operations');
const schema = buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8'));

const files = readdirSync(folder);
const operations = files.filter((file) => file.endsWith('.graphql'));
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('the saved operations', () => {
  it.each(operations)('%s matches the schema', (file) => {
    const document = parse(read(file));
    expect(validate(schema, document).map((error) => error.message)).toEqual([]);
  });

  const documents = files.filter((file) => file.endsWith('.variables.json'));
  it.each(documents)('%s matches its operation', (file) => {
    const query = read(file.replace('.variables.json', '.graphql'));
    const definitions = parse(query).definitions;
    const operation = definitions.find((each): each is OperationDefinitionNode => 'operation' in each)!;
    const variables = JSON.parse(withDays(read(file), '2026-12-21'));
    const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    const named = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
    expect({
      errors: errors.map(String),
      unknown: Object.keys(variables).filter((each) => !named.includes(each)),
    }).toEqual({
      errors: [],
      unknown: [],
    });
  });

  it('are only operations and their variables', () => {
    expect(files.filter((file) => !operations.includes(file) && !documents.includes(file))).toEqual([]);
  });
});

it("the schema's own scalars have specification URLs", () => {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => isScalarType(type) && !isSpecifiedScalarType(type),
  );
  expect(own.map(({ name }) => name)).toEqual(expect.arrayContaining(['DateTime', 'LocalDate']));
  expect(own.filter((type) => isScalarType(type) && !URL.canParse(type.specifiedByURL ?? ''))).toEqual([]);
});

it('the queries in docs/api.md match the schema', () => {
  const text = readFileSync(path.join(root, 'docs/api.md'), 'utf8');
  const queries = [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, query]) => query!);
  expect(queries.length).toBeGreaterThan(0);
  for (const query of queries) expect([query, validate(schema, parse(query))]).toEqual([query, []]);
});
