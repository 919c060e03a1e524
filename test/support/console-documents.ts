import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface ConsoleDocument {
  readonly file: string;
  readonly name: string;
  /** As the console sends it: with the fragments it uses, and `__typename` in every selection but the root's. */
  readonly text: string;
}

const SOURCES = 'console/src';
const TEMPLATE = /graphql\(\s*`([^`]+)`/g;

/** The operations of the web console, from its sources. */
export function consoleDocuments(): ConsoleDocument[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(path.join(SOURCES, file), 'utf8').matchAll(TEMPLATE)].map(([, text]) => ({
      file,
      // gql.tada leaves its own directive out of what is sent.
      document: parse(text!.replaceAll(' @_unmask', '')),
    })),
  );
  const fragments = new Map(
    found.flatMap(({ document }) =>
      document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    ),
  );
  return found.flatMap(({ file, document }) =>
    document.definitions.flatMap((each) => {
      if (each.kind !== Kind.OPERATION_DEFINITION) return [];
      const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [each, ...spreadIn(each, fragments)] };
      return [{ file, name: each.name?.value ?? '', text: print(withTypeNames(whole)) }];
    }),
  );
}

type Definition = DocumentNode['definitions'][number];

/** The fragments that a definition uses, and those that they use. */
function spreadIn(definition: Definition, fragments: ReadonlyMap<string, Definition>): Definition[] {
  const used = new Map<string, Definition>();
  const collect = (within: Definition): void => {
    visit(within, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || used.has(name.value)) return;
        used.set(name.value, fragment);
        collect(fragment);
      },
    });
  };
  collect(definition);
  return [...used.values()];
}

/** As the cache of the console asks for them. */
function withTypeNames(document: DocumentNode): DocumentNode {
  const typeName = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      return isRoot ? undefined : { ...node, selections: [...node.selections, typeName] };
    },
  });
}
