import { lintPlanted } from './plant.js';
import { SOUND } from './sound.js';
import { VIOLATIONS } from './violations.js';

const openOperation = (
  imported: string,
  decorator: string,
): string => `import ${imported} from '@nestjs/graphql';
export class OpenResolver {
  @${decorator}(() => String)
  open(): string {
    return '';
  }
}
`;

describe('the lint', () => {
  const planted: Record<string, string> = {
    ...SOUND,
    'src/modules/catalog/index.ts': 'export {};\n',
    'src/modules/dashboard/index.ts': 'export {};\n',
    'test/support.ts': "export { open } from '../src/modules/identity/open.service.js';\n",
    'src/platform/database/pools.ts': 'export const Pools = 1;\n',
    'src/platform/graphql/node.resolver.ts': 'export const node = 1;\n',
    'src/platform/graphql/open.ts': openOperation('{ Mutation }', 'Mutation'),
    'src/platform/graphql/renamed.ts': openOperation('{ Query as Q }', 'Q'),
    'src/platform/graphql/namespace.ts': openOperation('* as gql', 'gql.Subscription'),
  };
  for (const [, path, text] of VIOLATIONS) planted[path] = text;
  let found: Map<string, string[]>;

  beforeAll(async () => {
    found = await lintPlanted(planted);
  });

  it.each(Object.keys(SOUND))('allows %s', (path) => {
    expect(found.get(path)).toEqual([]);
  });

  it.each(VIOLATIONS)('catches %s', (_name, path, _text, rules) => {
    expect(found.get(path)).toEqual(rules);
  });

  it.each(['open', 'renamed', 'namespace'])(
    'catches a GraphQL operation without declared access (%s)',
    (name) => {
      expect(found.get(`src/platform/graphql/${name}.ts`)).toEqual(['house/require-allow']);
    },
  );
});

describe("the schema's lint", () => {
  it('requires a description of each type, field, argument and input field of ours, and no unreachable type', async () => {
    const schema = `type Query { sound(id: ID!, minutes: Int): String }
"""Is reached by nothing."""
type Lost { """Its name.""" Name: String }
`;
    const found = await lintPlanted({ 'schema.graphql': schema });
    expect(
      found
        .get('schema.graphql')
        ?.map((rule) => rule.replace('@graphql-eslint/', ''))
        .sort(),
    ).toEqual([
      'naming-convention',
      'no-unreachable-types',
      'require-description',
      'require-description',
      'require-description',
    ]);
  });
});
