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

  it('as a shadow of itself is refused', () => {
    expect(() => changes('a', true)).toThrow(/already active for all types and all tiers/);
  });
});
