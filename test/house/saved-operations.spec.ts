import { buildSchema } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withDays } from '../../src/platform/explorer/example-days.js';
import { readSavedOperations } from '../../src/platform/explorer/saved-operations.js';

const schema = buildSchema(`
  type Query { one(key: ID!, at: At, all: [At!]!, sure: Boolean!): Int }
  input At { day: String! unit: Unit! count: Int! note: String, every: Boolean! = true }
  enum Unit { DAY WEEK }
`);

const folder = mkdtempSync(path.join(tmpdir(), 'causeway-operations-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return readSavedOperations(folder, schema);
}

describe('a saved operation', () => {
  it('states its persona in its name, and its purpose in its first comment', () => {
    const text = '# One thing,\n# or none.\nmutation Enter { enter }\n# Not this.\n';
    expect(read({ 'admin-enter-api-key.graphql': text })).toContainEqual(
      expect.objectContaining({
        ...{ name: 'admin-enter-api-key', persona: 'admin', title: 'Enter API key' },
        ...{ about: 'One thing, or none.', kind: 'mutation', operationName: 'Enter', query: text },
      }),
    );
  });

  it('comes with the variables in the file next to it', () => {
    const [operation] = read({
      'a-one.graphql': 'query One($key: ID!) { one(key: $key) }',
      'a-one.variables.json': '{"key": "ENG-1"}',
    });
    expect(JSON.parse(operation!.variables)).toEqual({ key: 'ENG-1' });
  });

  it('comes with a skeleton of its required variables without such a file', () => {
    const text = `query ($key: ID!, $at: At!, $all: [At!]!, $units: [Unit]!, $sure: Boolean!, $new: NotYet!, $no: ID,
      $count: Int! = 3) { one(key: $key) }`;
    const skeleton = read({ 'b-bare.graphql': text }).find(({ name }) => name === 'b-bare')!;
    const at = { day: '', unit: 'DAY', count: 0 };
    expect(JSON.parse(skeleton.variables)).toEqual({
      ...{ key: '', at, all: [at], units: [], sure: false, new: null },
    });
  });

  it('that does not parse fails the build with its name', () => {
    expect(() => read({ 'c-broken.graphql': 'query {' })).toThrow(/c-broken\.graphql is invalid: .*Syntax/);
    rmSync(path.join(folder, 'c-broken.graphql'));
  });
});

describe('a date in example variables', () => {
  it.each([
    ['"today"', '"2026-12-21"'],
    ['"today-56"', '"2026-10-26"'],
    ['"today+14"', '"2027-01-04"'],
    ['["today-1", "today"]', '["2026-12-20", "2026-12-21"]'],
    ['"today+1T09:30:00Z"', '"2026-12-22T09:30:00Z"'],
    ['"as of today"', '"as of today"'],
    ['"todayish"', '"todayish"'],
  ])('%s', (written, opened) => {
    expect(withDays(written, '2026-12-21')).toBe(opened);
  });
});
