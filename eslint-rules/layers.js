/** The modules, lowest first: each may import those of the rows before its own, never its neighbours. */
export const LAYERS = [
  ['identity'],
  ['catalog', 'calendar'],
  ['staffing'],
  ['partners'],
  ['engagements'],
  ['usage', 'allocations', 'uploads'],
  ['adoption'],
  ['playbooks', 'health-models'],
  ['planning'],
  ['gates', 'progress', 'forecasting'],
  ['lifecycle'],
  ['health'],
  ['alerts', 'backtests'],
  ['portal', 'dashboard'],
  ['operations'],
  ['demo'],
];
const MODULES = `src/modules/{${LAYERS.flat().join(',')}}`;

/** The parts of the read composer, each a folder of its own. */
const COMPOSER = 'src/platform/graphql/reads';
const COMPOSER_PARTS = ['fragments', 'lists', 'schema', 'compiler', 'text'];

/** The layers of the platform, lowest first: each may import those of the rows before its own, never its neighbours. */
export const PLATFORM_LAYERS = [
  ['base'],
  ['config', 'database', 'web'],
  ['audit', 'outbox', 'due', 'files', 'usecases'],
  ['jobs'],
  ['auth'],
  ['live'],
  ...COMPOSER_PARTS.map((part) => [part]),
  ['graphql'],
  ['http', 'explorer', 'console', 'observability', 'process'],
];

const KERNEL = { element: { type: 'kernel' } };
const PLATFORM = { element: { type: 'platform' } };
const EMBEDDED = { element: { type: 'embedded' } };
/** The client that sends files of usage through the public route. */
const IMPORT = { element: { type: 'import-usage' } };
/** The client that logs progress as a user. */
const LOG = { element: { type: 'log' } };
const OWN_LAYER = {
  element: { type: 'platform', captured: { layer: '{{ from.element.captured.layer }}' } },
};
const PACKAGES = { module: { origin: ['external', 'core'] } };
const OWN_MODULE = {
  element: { type: ['module', 'domain'], captured: { module: '{{ from.element.captured.module }}' } },
};
const OWN_DOMAIN = {
  element: { type: 'domain', captured: { module: '{{ from.element.captured.module }}' } },
};

/** Files of a module but its policies, which are as pure as its domain. */
const inModule = (module) => ({
  element: { type: 'module', captured: { module } },
  file: { categories: ['entry', 'part'] },
});
const PURE = [{ element: { type: 'domain' } }, { file: { categories: 'policy' } }];

const modulesMayImportThoseBelow = LAYERS.slice(1).map((layer, index) => ({
  from: inModule(layer),
  allow: {
    to: {
      element: { type: 'module', captured: { module: LAYERS.slice(0, index + 1).flat() } },
      file: { categories: 'entry' },
    },
  },
}));

const layersMayImportThoseBelow = PLATFORM_LAYERS.slice(1).map((layer, index) => ({
  from: { element: { type: 'platform', captured: { layer } } },
  allow: {
    to: { element: { type: 'platform', captured: { layer: PLATFORM_LAYERS.slice(0, index + 1).flat() } } },
  },
}));

export const settings = {
  'boundaries/elements': [
    { type: 'kernel', pattern: 'src/kernel', partialMatch: false },
    {
      type: 'platform',
      pattern: `${COMPOSER}/{${COMPOSER_PARTS.join(',')}}`,
      capture: ['layer'],
      partialMatch: false,
    },
    {
      type: 'platform',
      pattern: `src/platform/{${PLATFORM_LAYERS.flat().join(',')}}`,
      capture: ['layer'],
      partialMatch: false,
    },
    { type: 'embedded', pattern: 'src/embedded', partialMatch: false },
    { type: 'import-usage', pattern: 'src/import-usage', partialMatch: false },
    { type: 'log', pattern: 'src/log', partialMatch: false },
    { type: 'domain', pattern: `${MODULES}/domain`, capture: ['module'], partialMatch: false },
    { type: 'module', pattern: MODULES, capture: ['module'], partialMatch: false },
    { type: 'migrations', pattern: 'migrations', partialMatch: false },
  ],
  'boundaries/files': [
    { category: 'root', pattern: 'src/*.ts' },
    { category: 'entry', pattern: `${MODULES}/index.ts` },
    { category: 'policy', pattern: `${MODULES}/*.policy.ts` },
    { category: 'part', pattern: `${MODULES}/**` },
  ],
  'boundaries/files-single-match': true,
  // Re-exports and import() reach as far as import does.
  'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
  'boundaries/legacy-templates': false,
};

/** Options of boundaries/dependencies: architecture's "Direction"; what no policy allows is refused. */
export const direction = {
  default: 'disallow',
  checkAllOrigins: true,
  checkUnknownLocals: true,
  checkInternals: true,
  message: '{{ from.file.path }} may not import {{ dependency.source }}: see "Direction" in CONTRIBUTING.md.',
  policies: [
    {
      from: KERNEL,
      allow: {
        to: [KERNEL, { module: { origin: 'external', source: ['typeid-js', 'uuid', 'luxon', 'iso-3166'] } }],
      },
    },
    { from: PLATFORM, allow: { to: [OWN_LAYER, KERNEL, PACKAGES] } },
    ...layersMayImportThoseBelow,
    // Words of GraphQL, which the composer declares its own types with.
    {
      from: { element: { type: 'platform', captured: { layer: ['lists', 'schema'] } } },
      allow: { to: { file: { path: 'src/platform/graphql/{context,enums,scalars}.ts' } } },
    },
    { from: EMBEDDED, allow: { to: [EMBEDDED, PLATFORM, KERNEL, PACKAGES] } },
    { from: IMPORT, allow: { to: [IMPORT, PLATFORM, KERNEL, PACKAGES] } },
    { from: LOG, allow: { to: [LOG, PLATFORM, KERNEL, PACKAGES] } },
    // The demo world is the embedded default's.
    { from: inModule(['demo']), allow: { to: EMBEDDED } },
    { from: inModule('*'), allow: { to: [OWN_MODULE, PLATFORM, KERNEL, PACKAGES] } },
    ...modulesMayImportThoseBelow,
    {
      from: PURE,
      allow: { to: [OWN_DOMAIN, KERNEL] },
    },
    {
      from: { file: { categories: 'root' } },
      allow: { to: [{ file: { path: '**/{src,migrations}/**' } }, PACKAGES] },
    },
    {
      from: { element: { type: 'migrations' } },
      allow: { to: [{ element: { type: 'migrations' } }, PACKAGES] },
    },
  ],
};
