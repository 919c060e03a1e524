import { lintPlanted } from './plant.js';

const DIRECTION = 'boundaries/dependencies';

const SOUND = {
  'src/kernel/word.ts': "import { v7 } from 'uuid';\nexport const word = (): string => v7();\n",
  'src/platform/config/config.ts': "export const port = process.env['PORT'];\n",
  'src/platform/clock.ts':
    "export { word } from '../kernel/word.js';\nexport const now = (): Date => new Date();\n",
  'src/modules/identity/index.ts': "export { open } from './open.service.js';\n",
  'src/modules/identity/open.service.ts':
    "import { rule } from './domain/rule.js';\nexport const open = rule;\n",
  'src/modules/identity/domain/rule.ts': "export { word as rule } from '../../../kernel/word.js';\n",
  'src/modules/identity/open.policy.ts': "export { rule as canOpen } from './domain/rule.js';\n",
  'src/modules/catalog/sound.resolver.ts': `import { Query } from '@nestjs/graphql';
import { now } from '../../platform/clock.js';
import { open } from '../identity/index.js';
const Allow = (_right: string) => (): void => undefined;
export class SoundResolver {
  @Allow('catalog:read')
  @Query(() => String, { description: 'Is sound.' })
  sound(): string {
    return open() + now().toISOString();
  }
}
`,
  'src/main.ts': "export { open } from './modules/identity/index.js';\n",
  'migrations/1-first.ts': "export type { MigrationInterface } from 'typeorm';\n",
  'schema.graphql': `"""The root of reads."""
type Query {
  """What is asked for."""
  sound(id: ID!): String
}
`,
};

/** Path, content and the rules that must catch it. */
const VIOLATIONS: [name: string, path: string, text: string, rules: string[]][] = [
  [
    'a kernel that imports the platform',
    'src/kernel/k.ts',
    "export * from '../platform/clock.js';\n",
    [DIRECTION],
  ],
  ['a kernel that imports a framework', 'src/kernel/f.ts', "import '@nestjs/common';\n", [DIRECTION]],
  [
    'a platform that imports a module',
    'src/platform/p.ts',
    "import '../modules/identity/index.js';\n",
    [DIRECTION],
  ],
  [
    'a module that imports one above it',
    'src/modules/identity/up.ts',
    "import '../catalog/index.js';\n",
    [DIRECTION],
  ],
  [
    'a module that imports its neighbour',
    'src/modules/staffing/n.ts',
    "import '../catalog/index.js';\n",
    [DIRECTION],
  ],
  [
    'an import past index.ts',
    'src/modules/catalog/past.ts',
    "import '../identity/open.service.js';\n",
    [DIRECTION],
  ],
  [
    'an import() past index.ts',
    'src/modules/catalog/l.ts',
    "await import('../identity/open.service.js');\n",
    [DIRECTION],
  ],
  [
    'a type from past index.ts',
    'src/modules/catalog/t.ts',
    "export type { open } from '../identity/open.service.js';\n",
    [DIRECTION],
  ],
  ['a domain that imports a package', 'src/modules/catalog/domain/p.ts', "import 'luxon';\n", [DIRECTION]],
  ['a domain that imports node', 'src/modules/catalog/domain/n.ts', "import 'node:fs';\n", [DIRECTION]],
  [
    'a domain that imports the platform',
    'src/modules/catalog/domain/c.ts',
    "import '../../../platform/clock.js';\n",
    [DIRECTION],
  ],
  [
    'a domain that imports its module',
    'src/modules/identity/domain/m.ts',
    "import '../open.service.js';\n",
    [DIRECTION],
  ],
  [
    "a domain that imports another's",
    'src/modules/catalog/domain/o.ts',
    "import '../../identity/domain/rule.js';\n",
    [DIRECTION],
  ],
  [
    'a policy that imports its store',
    'src/modules/identity/s.policy.ts',
    "import './open.service.js';\n",
    [DIRECTION],
  ],
  ['a policy that imports a package', 'src/modules/identity/p.policy.ts', "import 'luxon';\n", [DIRECTION]],
  [
    'a policy that imports another module',
    'src/modules/catalog/o.policy.ts',
    "import '../identity/index.js';\n",
    [DIRECTION],
  ],
  [
    'a migration that imports src',
    'migrations/2-second.ts',
    "import '../src/kernel/word.js';\n",
    [DIRECTION],
  ],
  ['an import of a test', 'src/platform/t.ts', "import '../../test/support.js';\n", [DIRECTION]],
  ['a module outside the DAG', 'src/modules/stray/index.ts', 'export {};\n', ['boundaries/no-unknown-files']],
  [
    'one half of a cycle',
    'src/platform/a.ts',
    "import { b } from './b.js';\nexport const a = (): void => b();\n",
    ['import-x/no-cycle'],
  ],
  [
    'the other half of a cycle',
    'src/platform/b.ts',
    "import { a } from './a.js';\nexport const b = (): void => a();\n",
    ['import-x/no-cycle'],
  ],
  [
    'an any',
    'src/platform/any.ts',
    'export const a = (b: any): boolean => b === 1;\n',
    ['@typescript-eslint/no-explicit-any'],
  ],
  [
    'an any out of JSON',
    'src/platform/json.ts',
    "export const a: string = JSON.parse('1');\n",
    ['@typescript-eslint/no-unsafe-assignment'],
  ],
  [
    'a promise left alone',
    'src/platform/alone.ts',
    'export const f = (): void => {\n  Promise.resolve();\n};\n',
    ['@typescript-eslint/no-floating-promises'],
  ],
  [
    'a suppressed finding',
    'src/platform/off.ts',
    '// eslint-disable-next-line\nexport const a = (b: any): boolean => b === 1;\n',
    [expect.stringContaining('noInlineConfig'), '@typescript-eslint/no-explicit-any'],
  ],
  [
    'a variable read outside the configuration',
    'src/platform/e.ts',
    'export const { env } = process;\n',
    ['no-restricted-properties'],
  ],
  [
    'a clock read in a module',
    'src/modules/catalog/d.ts',
    'export const d = [new Date(), Date.now()];\n',
    ['no-restricted-syntax', 'no-restricted-properties'],
  ],
  [
    'a clock read in SQL',
    'src/modules/catalog/q.query.ts',
    "export const q = [`select now() as at`, 'select current_date'];\n",
    ['no-restricted-syntax', 'no-restricted-syntax'],
  ],
  ['a file of 301 lines', 'src/platform/long.ts', '\n'.repeat(300) + 'export {};\n', ['max-lines']],
  [
    'a note to finish later',
    'src/platform/later.ts',
    'export {}; // TODO: finish\n',
    ['no-warning-comments'],
  ],
  [
    'a skipped test',
    'src/platform/s.spec.ts',
    "it.skip('waits', () => undefined);\n",
    ['no-restricted-syntax'],
  ],
];

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
    'test/support.ts': "export { open } from '../src/modules/identity/open.service.js';\n",
    'src/platform/open.ts': openOperation('{ Mutation }', 'Mutation'),
    'src/platform/renamed.ts': openOperation('{ Query as Q }', 'Q'),
    'src/platform/namespace.ts': openOperation('* as gql', 'gql.Subscription'),
  };
  for (const [, path, text] of VIOLATIONS) planted[path] = text;
  let found: Map<string, string[]>;

  beforeAll(async () => {
    found = await lintPlanted(planted);
  }, 120_000);

  it.each(Object.keys(SOUND))('lets %s be', (path) => {
    expect(found.get(path)).toEqual([]);
  });

  it.each(VIOLATIONS)('catches %s', (_name, path, _text, rules) => {
    expect(found.get(path)).toEqual(rules);
  });

  it.each(['open', 'renamed', 'namespace'])('catches a GraphQL operation that says nobody (%s)', (name) => {
    expect(found.get(`src/platform/${name}.ts`)).toEqual(['house/require-allow']);
  });
});

describe("the schema's lint", () => {
  it('wants a description of each type, field, argument of its own and input field, and no unreachable type', async () => {
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
  }, 60_000);
});
