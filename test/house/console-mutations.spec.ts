import { Kind, buildSchema, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { consoleDocuments } from '../support/console-documents.js';

/** Mutations that no page sends, each with its reason. */
const ONLY_ELSEWHERE: Readonly<Record<string, string>> = {};

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const mutations = Object.keys(schema.getMutationType()!.getFields());

const sent = consoleDocuments().flatMap(({ text }) =>
  parse(text).definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION && each.operation === 'mutation'
      ? each.selectionSet.selections.flatMap((field) => (field.kind === Kind.FIELD ? [field.name.value] : []))
      : [],
  ),
);

it.each(mutations.filter((name) => !(name in ONLY_ELSEWHERE)))('a page of the console can %s', (name) => {
  expect(sent).toContain(name);
});

it('what no page sends is a mutation that exists', () => {
  const gone = Object.keys(ONLY_ELSEWHERE).filter((name) => !mutations.includes(name) || sent.includes(name));
  expect(gone).toEqual([]);
});
