import { changesOf, type Place, placesOf, type Use } from './model-uses.js';

const ALL: Place = { type: null, tier: null };
const ADVISORY: Place = { type: 'ADVISORY', tier: null };
const use = (modelId: string, place: Place, shadow = false): Use => ({ modelId, shadow, ...place });

describe('where a model is activated', () => {
  it.each([
    ['all', null, null, [ALL]],
    ['a type', ['ADVISORY'], null, [ADVISORY]],
    ['a tier', null, ['GROWTH'], [{ type: null, tier: 'GROWTH' }]],
    [
      'types and tiers',
      ['ADVISORY', 'MIGRATION'],
      ['GROWTH'],
      [
        { type: 'ADVISORY', tier: 'GROWTH' },
        { type: 'MIGRATION', tier: 'GROWTH' },
      ],
    ],
    ['a type named twice', ['ADVISORY', 'ADVISORY'], null, [ADVISORY]],
  ] as const)('%s', (_case, types, tiers, places) => {
    expect(placesOf({ types, tiers })).toEqual(places);
  });

  it.each([
    ['types', { types: [], tiers: null }],
    ['tiers', { types: null, tiers: [] }],
  ])('cannot be nothing: %s', (_field, wanted) => {
    expect(() => placesOf(wanted)).toThrow(/An empty list matches nothing/);
  });
});

describe('activating a model', () => {
  const current = [use('a', ALL), use('b', ALL, true), use('c', ADVISORY)];
  const changes = (modelId: string, shadow: boolean, places = [ALL]) =>
    changesOf(current, places, { modelId, shadow });

  it('replaces the active one and ends the shadow there, and only there', () => {
    expect(changes('b', false)).toEqual({ ended: [use('a', ALL), use('b', ALL, true)], begun: [ALL] });
  });

  it('as a shadow replaces the shadow only', () => {
    expect(changes('c', true)).toEqual({ ended: [use('b', ALL, true)], begun: [ALL] });
  });

  it('begins nothing where it already is', () => {
    expect(changes('b', true)).toEqual({ ended: [], begun: [] });
    expect(changes('a', false)).toEqual({ ended: [use('b', ALL, true)], begun: [] });
  });

  it('begins where no more specific model was', () => {
    const place: Place = { type: 'ADVISORY', tier: 'GROWTH' };
    expect(changes('a', false, [place])).toEqual({ ended: [], begun: [place] });
  });

  it.each<[string, Place]>([
    ['all types and all tiers', ALL],
    ['MIGRATION and all tiers', { type: 'MIGRATION', tier: null }],
    ['all types and GROWTH', { type: null, tier: 'GROWTH' }],
    ['MIGRATION and GROWTH', { type: 'MIGRATION', tier: 'GROWTH' }],
  ])('as a shadow of itself is refused, also where it is active by a wider rule: %s', (name, place) => {
    expect(() => changes('a', true, [place])).toThrow(`already active for ${name}`);
  });

  it.each<[string, Place]>([
    ['a type', ADVISORY],
    ['a tier of that type', { type: 'ADVISORY', tier: 'GROWTH' }],
  ])('as a shadow is allowed where another one is active: %s', (_name, place) => {
    expect(changes('a', true, [place]).begun).toEqual([place]);
  });

  it('ends its own shadows wherever it is active then, and no others', () => {
    const shadows = [
      use('d', { type: 'MIGRATION', tier: null }, true),
      use('d', { type: null, tier: 'GROWTH' }, true),
      use('d', ADVISORY, true),
      use('e', { type: 'INTEGRATION', tier: null }, true),
    ];
    const { ended } = changesOf([...current, ...shadows], [ALL], { modelId: 'd', shadow: false });
    expect(ended).toEqual([use('a', ALL), use('b', ALL, true), shadows[0], shadows[1]]);
  });
});
