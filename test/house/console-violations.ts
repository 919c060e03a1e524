import { DIRECTION, type Violation } from './violation.js';

const caught = (name: string, path: string, imported: string): Violation => [
  name,
  `console/src/${path}`,
  `export * from '${imported}';\n`,
  [DIRECTION],
];

/** Imports through the walls of the console. */
export const CONSOLE_VIOLATIONS: readonly Violation[] = [
  caught('a page of staff that imports the portal', 'routes/work/p.ts', '../../portal/status/page'),
  caught('a page of the portal that imports one of staff', 'portal/status/r.ts', '../../routes/work/page'),
  caught('what both see that imports the portal', 'status/p.ts', '../portal/status/page'),
  caught('a console that imports the server', 'app/s.ts', '../../../src/platform/base/clock'),
  caught('a domain of the console that imports React', 'domain/r.ts', 'react'),
  caught('a domain of the console that imports a component', 'domain/c.ts', '../ui/Title'),
  caught('messages that import a package', 'messages/p.ts', '@internationalized/date'),
  caught('a component that imports GraphQL', 'ui/g.ts', 'urql'),
  caught('a component that imports the client of GraphQL', 'ui/a.ts', '../app/client'),
  caught('a chart that imports GraphQL', 'charts/g.ts', '@urql/exchange-graphcache'),
  caught('a timeline that imports GraphQL', 'timeline/g.ts', 'gql.tada'),
  caught('a component that imports a chart', 'ui/c.ts', '../charts/g'),
  caught('a console that imports Node', 'app/n.ts', 'node:path'),
  [
    'an import() of the portal by a page of staff',
    'console/src/routes/work/l.ts',
    "export const load = () => import('../../portal/status/page');\n",
    [DIRECTION],
  ],
  [
    'a folder of the console without a place',
    'console/src/stray/s.ts',
    'export {};\n',
    ['boundaries/no-unknown-files'],
  ],
];
