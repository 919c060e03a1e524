/** graphql-jit 0.8.9 writes this text, if it is a literal argument, into its generated code as `new Date(…)`. */
const AS_CODE = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.planted=1';

const engagement = (selection: string, more = '') =>
  `query ($key: String!) { engagement(key: $key) { ${selection} } } ${more}`;

/**
 * How far a query gets: `compiled` if graphql-jit runs it, `interpreted` if it is left to graphql-js, and
 * `refused` if neither may run it.
 */
export type Reach = 'compiled' | 'interpreted' | 'refused';

/** Queries that graphql-jit is known to answer incorrectly or to be harmed by. */
export const HOSTILE: readonly [string, Reach, string, Record<string, unknown>?][] = [
  ['text that would run as code', 'interpreted', `{ engagement(key: "${AS_CODE}") { key } }`],
  [
    'text that would run as code, in a default',
    'interpreted',
    `query ($k: String = "${AS_CODE}") { engagement(key: $k) { key } }`,
  ],
  ['text that would run as code, in a variable', 'compiled', engagement('key'), { key: AS_CODE }],
  [
    'text that would run as code, in a list',
    'interpreted',
    `{ engagements(filter: { key: { in: ["${AS_CODE}"] } }) { totalCount } }`,
  ],
  ['text that stands for NaN', 'interpreted', `{ engagement(key: "__MAGIC_NAN__57f2d5b2") { key } }`],
  ['a key `__proto__`', 'interpreted', engagement('__proto__: title key')],
  [
    'keys that every object has',
    'compiled',
    engagement('constructor: title toString: key hasOwnProperty: stage'),
  ],
  ['keys that swap the names of fields', 'compiled', engagement('title: key key: title')],
  ['a field under two keys', 'interpreted', engagement('a: title b: title')],
  [
    'answers under two keys',
    'compiled',
    `query ($days: AdoptionFilter!) { adoption(filter: $days) {
      all: series(interval: WEEK) { key points { start calls } }
      ofProducts: series(interval: DAY, groupBy: API_PRODUCT) { key label points { start calls p95Ms } }
      breakdown(by: [PARTNER], first: 1) { keys totals { calls errorRate } } } }`,
    { days: { from: '2026-11-01', to: '2026-11-29' } },
  ],
  [
    'two pages under two keys',
    'interpreted',
    engagement('a: progress(first: 1) { totalCount } b: progress(first: 2) { totalCount }'),
  ],
  [
    'root fields under many keys',
    'compiled',
    'query ($key: String!) { a: engagement(key: $key) { key } b: engagement(key: $key) { title } }',
  ],
  [
    'keys that join to the same name',
    'interpreted',
    engagement('a_b: partner { c: id } a: partner { b_c: id }'),
  ],
  ['keys that look like indexes', 'compiled', engagement('milestones { idx0: id } idx0: id')],
  [
    'a fragment spread twice, once skipped',
    'interpreted',
    engagement('...F @skip(if: true) ...F', 'fragment F on Engagement { key }'),
  ],
  [
    'a fragment in several places, once skipped',
    'interpreted',
    engagement(
      'partner { id ...P @skip(if: true) } lead { name } ...E',
      'fragment P on Partner { name } fragment E on Engagement { partner { ...P } }',
    ),
  ],
  ['a selection that skips everything', 'interpreted', engagement('key @skip(if: true)')],
  [
    'an optional variable inside an argument',
    'interpreted',
    'query ($s: [EngagementStage!]) { engagements(filter: { stage: { in: $s } }) { totalCount } }',
  ],
  [
    'an optional variable that is not given',
    'compiled',
    'query ($after: String, $first: Int) { engagements(after: $after, first: $first) { totalCount } }',
  ],
  [
    'null for a variable with a default',
    'compiled',
    'query ($first: Int = 2) { engagements(first: $first) { nodes { key } } }',
    { first: null },
  ],
  ['a variable of the wrong type', 'compiled', engagement('key'), { key: 7 }],
  [
    'a variable named like an object property',
    'compiled',
    'query ($constructor: String) { engagement(key: $constructor) { key } }',
  ],
  [
    'an unknown enum value',
    'compiled',
    'query ($s: EngagementStage!) { engagements(filter: { stage: { in: [$s] } }) { totalCount } }',
    { s: 'toString' },
  ],
  [
    'an input with an extra field',
    'compiled',
    'query ($f: EngagementFilter!) { engagements(filter: $f) { totalCount } }',
    { f: { strange: 1 } },
  ],
  ['a page that is too long', 'compiled', '{ engagements(first: 1000) { totalCount } }'],
  ['introspection', 'interpreted', '{ __schema { queryType { name } } __type(name: "Query") { name } }'],
  ['an interface', 'interpreted', engagement('... on Node { id __typename }')],
  [
    'type names everywhere',
    'interpreted',
    `{ __typename t: __typename engagements { __typename nodes { __typename t: __typename } } }`,
  ],
  ['an operation that does not exist', 'refused', ''],
  ['two operations', 'refused', 'query A { viewer { email } } query B { viewer { name } }'],
  [
    'fragments that grow when expanded',
    'compiled',
    engagement(
      '...A',
      'fragment A on Engagement { ...B ...B2 } fragment B on Engagement { ...C ...C2 } fragment B2 on Engagement { ...C ...C2 } fragment C on Engagement { partner { name } } fragment C2 on Engagement { partner { name } }',
    ),
  ],
];
