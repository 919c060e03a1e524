/** Folders of console/src, lowest first: each may import those of the rows before its own, never its neighbours. */
const ROWS = [
  ['messages'],
  ['domain'],
  ['ui'],
  ['charts'],
  ['timeline'],
  ['app'],
  // Where an integration stands, as partners see it and staff may look at it.
  ['acts', 'status'],
  // What staff see and what partners see share nothing but the rows above.
  ['routes', 'portal'],
];
/** Without the framework, so that their tests need no browser. */
const PURE = ['messages', 'domain'];
/** They draw what they are given. */
const DRAWING = ['ui', 'charts', 'timeline'];

const KERNEL = { element: { type: 'kernel' } };
const part = (folder) => ({ element: { type: 'console', captured: { folder } } });
const packages = (...source) => ({ module: { origin: 'external', source } });
const GRAPHQL = [
  'graphql',
  'graphql/**',
  'graphql-ws',
  'urql',
  'wonka',
  '@urql/**',
  'gql.tada',
  'gql.tada/**',
];

export const settings = {
  'boundaries/elements': [
    { type: 'kernel', pattern: 'src/kernel', partialMatch: false },
    {
      type: 'console',
      pattern: `console/src/{${ROWS.flat().join(',')}}`,
      capture: ['folder'],
      partialMatch: false,
    },
  ],
  'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
  'boundaries/legacy-templates': false,
};

/** Options of boundaries/dependencies for the console: what no policy allows is refused. */
export const walls = {
  default: 'disallow',
  checkAllOrigins: true,
  checkUnknownLocals: true,
  checkInternals: true,
  message: '{{ from.file.path }} may not import {{ dependency.source }}: see "Direction" in CONTRIBUTING.md.',
  policies: [
    { from: part('*'), allow: { to: [part('{{ from.element.captured.folder }}'), KERNEL] } },
    ...ROWS.slice(1).map((row, index) => ({
      from: part(row),
      allow: { to: part(ROWS.slice(0, index + 1).flat()) },
    })),
    // The router knows the pages.
    {
      from: part('app'),
      allow: { to: [part(['acts', 'routes', 'portal']), { file: { path: 'console/graphql-env.d.ts' } }] },
    },
    { from: part('domain'), allow: { to: packages('@internationalized/date') } },
    {
      from: part(ROWS.flat().filter((folder) => !PURE.includes(folder))),
      allow: { to: { module: { origin: 'external' } } },
    },
    { from: part(DRAWING), disallow: { to: packages(...GRAPHQL) } },
  ],
};
