import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  buildSchema,
  parse,
  validate,
  visit,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { isCompilable } from '../../src/platform/graphql/compiled/compilable.js';
import { MAX_TOKENS } from '../../src/platform/graphql/armor.js';
import { consoleDocuments } from '../support/console-documents.js';

const MAX_DEPTH = 16;
const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const documents = consoleDocuments();

const operationOf = ({ definitions }: DocumentNode) =>
  definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;

function fragmentsOf({ definitions }: DocumentNode) {
  const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((each) => [each.name.value, each]));
}

/** Levels of fields, with fragments in their places. */
function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const within = (node: Parameters<typeof visit>[0]): number => {
    let deepest = 0;
    let level = 0;
    visit(node, {
      Field: {
        enter: () => void (deepest = Math.max(deepest, (level += 1))),
        leave: () => void (level -= 1),
      },
      FragmentSpread({ name }) {
        deepest = Math.max(deepest, level + within(fragments[name.value]!));
      },
    });
    return deepest;
  };
  return within(operationOf(document));
}

describe.each(documents)('the console’s $name ($file)', ({ name, text }) => {
  it('is named, matches the schema, and stays within the limits of a request', () => {
    expect(name).not.toBe('');
    const document = parse(text, { maxTokens: MAX_TOKENS });
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
    expect(depthOf(document)).toBeLessThanOrEqual(MAX_DEPTH);
  });

  it('is compiled if it is a query, but for those that read one object by its ID', () => {
    const document = parse(text);
    const operation = operationOf(document);
    const readsNode = operation.selectionSet.selections.some(
      (each) => each.kind === Kind.FIELD && each.name.value === 'node',
    );
    expect(isCompilable({ schema, operation, fragments: fragmentsOf(document) })).toBe(
      operation.operation === 'query' && !readsNode,
    );
  });
});

it('no two operations of the console share a name', () => {
  const names = documents.map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
