import { productsNamedIn, readPlaybook } from './read-playbook.js';

const PRODUCTS = { field: 'apiProducts', known: new Map([['payments', 'uuid-of-payments']]) } as const;
const row = (changes: object = {}) => ({
  ...{ code: 'A', title: 'A step', stage: 'DESIGN', party: 'SERVICES', durationDays: 1 },
  ...changes,
});
const playbook = (milestones: unknown = [row()], changes: object = {}) => ({
  ...{ slug: 'ours', title: 'Ours', type: 'INTEGRATION', milestones },
  ...changes,
});
const USAGE = { method: 'GET', path: '/a/{b}', environment: 'SANDBOX', minSuccesses: 1, days: 1 };
const calls = (changes: object = {}) => ({
  proof: { usage: { ...USAGE, maxServerErrorRate: 0, ...changes } },
});
const rows = (count: number) => Array.from({ length: count }, (_each, index) => row({ code: `M${index}` }));

const read = (given: unknown) => readPlaybook(given, PRODUCTS);
function faultsOf(given: unknown): string[] {
  const reading = read(given);
  if ('playbook' in reading) return [];
  return reading.faults.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

it('fills in what is omitted, and treats a key without a value as omitted', () => {
  expect(read(playbook([row({ dependsOn: null, when: null, weight: null })]))).toEqual({
    playbook: playbook([
      row({ weight: 1, required: true, isGoLive: false, visibility: 'PARTNER', dependsOn: [] }),
    ]),
  });
});

it('refers to API products by UUID, and drops conditions that require nothing', () => {
  const reading = read(
    playbook([
      row({ when: { apiProducts: ['payments'], tiers: [] } }),
      row({ code: 'B', when: { regions: [] } }),
    ]),
  );
  expect('playbook' in reading && reading.playbook.milestones.map(({ when }) => when)).toEqual([
    { apiProductIds: ['uuid-of-payments'] },
    undefined,
  ]);
});

it.each<[string, object]>([
  ['1 working day', row({ durationDays: 1 })],
  ['250 working days', row({ durationDays: 250 })],
  ['no weight', row({ weight: 0 })],
  ['a weight of 1000', row({ weight: 1000 })],
  ['a title of 200 characters', row({ title: 'x'.repeat(200) })],
  ['a code of 40 characters', row({ code: `A${'-'.repeat(39)}` })],
  ['a country', row({ when: { regions: ['NO'] } })],
  ['a subdivision', row({ when: { regions: ['US-CA'] } })],
  ['evidence as proof', row({ proof: { evidence: 'The signed contract.' } })],
  ['one call as proof', row(calls())],
  ['calls that may all fail', row(calls({ maxServerErrorRate: 1, minSuccesses: 1_000_000, days: 90 }))],
])('accepts %s', (_case, milestone) => {
  expect(faultsOf(playbook([milestone]))).toEqual([]);
});

it('accepts 200 milestones, one of which depends on 20', () => {
  const dependsOn = rows(20).map(({ code }) => ({ code, lagDays: 250 }));
  expect(faultsOf(playbook([...rows(199), row({ code: 'LAST', dependsOn })]))).toEqual([]);
});

it('accepts the longest lead', () => {
  const dependsOn = [{ code: 'A', lagDays: -30 }];
  expect(faultsOf(playbook([row(), row({ code: 'B', dependsOn })]))).toEqual([]);
});

const DURATION = 'must be a whole number of working days from 1 to 250';
const LAG = 'must be a whole number of working days from -30 to 250';
it.each<[string, unknown, string[]]>([
  ['nothing', undefined, ['INVALID : is missing']],
  ['a string', 'playbook', ['INVALID : must be an object']],
  ['a list', [], ['INVALID : must be an object']],
  ['no milestone', playbook([]), ['INVALID milestones: must contain at least one']],
  ['milestones that are not a list', playbook({}), ['INVALID milestones: must be a list']],
  ['an invalid milestone', playbook([null]), ['INVALID milestones.0: must be an object']],
  ['201 milestones', playbook(rows(201)), ['LIMIT_EXCEEDED milestones: can contain at most 200']],
  [
    'a duration of 0',
    playbook([row({ durationDays: 0 })]),
    [`INVALID milestones.0.durationDays: ${DURATION}`],
  ],
  [
    '251 working days',
    playbook([row({ durationDays: 251 })]),
    [`INVALID milestones.0.durationDays: ${DURATION}`],
  ],
  ['half a day', playbook([row({ durationDays: 0.5 })]), [`INVALID milestones.0.durationDays: ${DURATION}`]],
  [
    'a duration that is text',
    playbook([row({ durationDays: 'two' })]),
    ['INVALID milestones.0.durationDays: must be a number'],
  ],
  [
    'a weight of 1001',
    playbook([row({ weight: 1001 })]),
    ['INVALID milestones.0.weight: must be a whole number from 0 to 1000'],
  ],
  ['a blank title', playbook([row({ title: ' ' })]), ['INVALID milestones.0.title: must not be blank']],
  [
    'a null character',
    playbook([row({ title: 'a\0' })]),
    ['INVALID milestones.0.title: must not contain a NUL character or an unpaired surrogate'],
  ],
  ['no title', playbook([row({ title: undefined })]), ['INVALID milestones.0.title: is missing']],
  [
    'a milestone in CLOSED',
    playbook([row({ stage: 'CLOSED' })]),
    ['INVALID milestones.0.stage: must be a stage before CLOSED'],
  ],
  [
    'an unknown stage',
    playbook([row({ stage: 'BUILD' })]),
    [expect.stringMatching(/^INVALID milestones\.0\.stage: must be one of DISCOVERY, DESIGN, .*CLOSED$/)],
  ],
  ['an unknown field', playbook([row({ days: 3 })]), ['INVALID milestones.0.days: is not a known field']],
  [
    'an unknown type',
    playbook([row()], { type: 'PARTY' }),
    ['INVALID type: must be one of INTEGRATION, MIGRATION, CO_CREATION, ADVISORY'],
  ],
  [
    'a slug with capitals',
    playbook([row()], { slug: 'Ours' }),
    ['INVALID slug: must consist of lower-case letters and digits, with words separated by single hyphens'],
  ],
  [
    'a code in lower case',
    playbook([row({ code: 'a', dependsOn: [{ code: 'a' }] })]),
    [
      expect.stringMatching(/^INVALID milestones\.0\.code: must start with a capital/),
      expect.stringMatching(/^INVALID milestones\.0\.dependsOn\.0\.code: must start with/),
    ],
  ],
  [
    'a lead of 31',
    playbook([row(), row({ code: 'B', dependsOn: [{ code: 'A', lagDays: -31 }] })]),
    [`INVALID milestones.1.dependsOn.0.lagDays: ${LAG}`],
  ],
  [
    'a lag of 251',
    playbook([row(), row({ code: 'B', dependsOn: [{ code: 'A', lagDays: 251 }] })]),
    [`INVALID milestones.1.dependsOn.0.lagDays: ${LAG}`],
  ],
  [
    '21 dependencies',
    playbook([...rows(21), row({ code: 'B', dependsOn: rows(21).map(({ code }) => ({ code })) })]),
    ['LIMIT_EXCEEDED milestones.21.dependsOn: can contain at most 20'],
  ],
  [
    'an unknown product',
    playbook([row({ when: { apiProducts: ['payments', 'ponies'] } })]),
    ['NOT_FOUND milestones.0.when.apiProducts.1: API product not found.'],
  ],
  [
    'products under the wrong field',
    playbook([row({ when: { apiProductIds: ['payments'] } })]),
    ['INVALID milestones.0.when.apiProductIds: is not a known field'],
  ],
  [
    '51 products',
    playbook([row({ when: { apiProducts: Array(51).fill('ponies') } })]),
    ['LIMIT_EXCEEDED milestones.0.when.apiProducts: can contain at most 50'],
  ],
  [
    'an unknown tier',
    playbook([row({ when: { tiers: ['GOLD'] } })]),
    ['INVALID milestones.0.when.tiers.0: must be one of STRATEGIC, GROWTH, STANDARD'],
  ],
  [
    'an unknown country',
    playbook([row({ when: { regions: ['XX'] } })]),
    ['INVALID milestones.0.when.regions.0: must be an ISO 3166 code such as US or US-CA'],
  ],
  [
    'a subdivision that its country does not have',
    playbook([row({ when: { regions: ['US-QQ'] } })]),
    [
      expect.stringMatching(
        /^INVALID milestones\.0\.when\.regions\.0: .*US has no such subdivision; use US, US-/,
      ),
    ],
  ],
  [
    'a proof without content',
    playbook([row({ proof: {} })]),
    ['INVALID milestones.0.proof: must be either evidence or usage'],
  ],
  [
    'both proofs',
    playbook([row({ proof: { evidence: 'x', ...calls().proof } })]),
    ['INVALID milestones.0.proof: must be either evidence or usage'],
  ],
  [
    'proof by 0 calls',
    playbook([row(calls({ minSuccesses: 0 }))]),
    ['INVALID milestones.0.proof.usage.minSuccesses: must be a whole number of calls from 1 to 1000000'],
  ],
  [
    'proof by 91 days',
    playbook([row(calls({ days: 91 }))]),
    ['INVALID milestones.0.proof.usage.days: must be a whole number of days from 1 to 90'],
  ],
  [
    'a failure rate over 1',
    playbook([row(calls({ maxServerErrorRate: 1.1 }))]),
    ['INVALID milestones.0.proof.usage.maxServerErrorRate: must be a number from 0 to 1'],
  ],
  [
    'a path without a slash',
    playbook([row(calls({ path: 'a' }))]),
    [
      'INVALID milestones.0.proof.usage.path: must start with / and have 1-500 ASCII characters without spaces',
    ],
  ],
  [
    'an unknown method',
    playbook([row(calls({ method: 'get' }))]),
    [expect.stringMatching(/^INVALID milestones\.0\.proof\.usage\.method: must be one of GET/)],
  ],
])('rejects %s', (_case, given, faults) => {
  expect(faultsOf(given)).toEqual(faults);
});

it('reports everything at once, in the order of the milestones', () => {
  const given = playbook(
    [
      row({ dependsOn: [{ code: 'B' }], weight: -1 }),
      row({ code: 'B', dependsOn: [{ code: 'A' }, { code: 'X', lagDays: -31 }], isGoLive: true, days: 2 }),
      row({
        code: 'C',
        stage: 'DISCOVERY',
        isGoLive: true,
        durationDays: 251,
        when: { apiProducts: ['ponies'] },
      }),
      row({ code: 'C', party: 'ME' }),
    ],
    { title: '' },
  );
  expect(faultsOf(given).map((fault) => fault.replace(/:.*/, ''))).toEqual([
    'INVALID title',
    'INVALID milestones.0.weight',
    'DEPENDENCY_CYCLE milestones.0.dependsOn.0.code',
    'INVALID milestones.1.dependsOn.1.lagDays',
    'INVALID milestones.1.days',
    'INVALID milestones.1.dependsOn.1.code',
    'INVALID milestones.2.durationDays',
    'NOT_FOUND milestones.2.when.apiProducts.0',
    'INVALID milestones.2.stage',
    'INVALID milestones.2.isGoLive',
    'INVALID milestones.3.party',
    'INVALID milestones.3.code',
  ]);
});

it('finds the named products, whatever else is wrong', () => {
  const milestones = [
    row({ when: { apiProducts: ['payments', 5, 'ponies'] } }),
    null,
    row({ when: 'always' }),
    7,
  ];
  expect(productsNamedIn(playbook(milestones), 'apiProducts')).toEqual(['payments', 'ponies']);
  expect(productsNamedIn('nonsense', 'apiProducts')).toEqual([]);
});

it('is not slowed down by a list of 300,000 items, which it does not read', () => {
  const dependsOn = Array.from({ length: 300_000 }, () => ({ code: 'A' }));
  expect(faultsOf(playbook([row({ dependsOn })]))).toEqual([
    'LIMIT_EXCEEDED milestones.0.dependsOn: can contain at most 20',
  ]);
});
