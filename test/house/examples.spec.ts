import { buildSchema, parse, validate } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'examples/operations');
const schema = buildSchema(readFileSync(path.join(root, 'schema.graphql'), 'utf8'));

describe('the saved operations', () => {
  it.each(readdirSync(folder))('%s fits the schema', (file) => {
    const document = parse(readFileSync(path.join(folder, file), 'utf8'));
    expect(validate(schema, document).map((error) => error.message)).toEqual([]);
  });
});
