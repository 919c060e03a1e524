import { conditionsOf, drillInto, exportParameters, intervalOf, rangeBefore, rangeOf } from './filter';
import { adoptionSearch } from './search';

const TODAY = '2026-11-30';
const PARTNER = 'ptn_01m8pnn9bne558h5f8bjkt0ykq';
const PRODUCT = 'api_01m8pnn78keb7t9xtx9f9ndd2p';

describe('the days of the address', () => {
  it.each([
    ['none', {}, '2026-09-02', TODAY],
    ['both', { from: '2026-10-01', to: '2026-10-31' }, '2026-10-01', '2026-10-31'],
    ['the wrong way round', { from: '2026-10-31', to: '2026-10-01' }, '2026-10-01', '2026-10-31'],
    ['only the first', { from: '2026-11-20' }, '2026-11-20', TODAY],
    ['only the last', { to: '2026-03-31' }, '2026-01-01', '2026-03-31'],
    ['only a first in the future', { from: '2027-01-01' }, '2027-01-01', '2027-01-01'],
    ['more than the server counts', { from: '2020-01-01', to: '2026-11-30' }, '2025-10-27', '2026-11-30'],
  ])('%s', (_case, given, from, to) => {
    expect(rangeOf({ from: undefined, to: undefined, ...given }, TODAY)).toEqual({ from, to });
  });

  it('are compared with as many just before', () => {
    expect(rangeBefore({ from: '2026-11-24', to: '2026-11-30' })).toEqual({
      from: '2026-11-17',
      to: '2026-11-23',
    });
  });
});

it.each([
  ['2026-11-28', undefined, 'HOUR'],
  ['2026-11-27', undefined, 'DAY'],
  ['2026-08-03', undefined, 'DAY'],
  ['2026-08-02', undefined, 'WEEK'],
  ['2026-08-02', 'MONTH', 'MONTH'],
  ['2026-10-31', 'HOUR', 'HOUR'],
  ['2026-10-30', 'HOUR', 'DAY'],
] as const)('from %s on, asked for %s, each point is a %s', (from, asked, interval) => {
  expect(intervalOf({ from, to: TODAY }, asked)).toBe(interval);
});

it('reads only what is valid from an address, be it text or what a link says', () => {
  const given = { tab: 'nowhere', tiers: 'GROWTH,none', partners: `${PARTNER},x`, regions: 'US,us,US-CA' };
  expect(adoptionSearch(given)).toMatchObject({
    tab: undefined,
    tiers: ['GROWTH'],
    partners: [PARTNER],
    regions: ['US', 'US-CA'],
  });
  expect(adoptionSearch({ by: ['PARTNER', 'OPERATION', 'API_PRODUCT'] }).by).toEqual([
    'PARTNER',
    'OPERATION',
  ]);
});

it('counts both environments only if the address says so', () => {
  expect(conditionsOf(adoptionSearch({}))).toEqual({ environment: 'PRODUCTION' });
  expect(conditionsOf(adoptionSearch({ environment: 'BOTH' }))).toEqual({ environment: null });
});

it('the export is asked for the same', () => {
  const filter = { from: '2026-11-01', environment: null, tiers: ['GROWTH', 'STANDARD'], regions: undefined };
  expect(exportParameters('breakdown', { ...filter, first: 500 })).toBe(
    'metric=breakdown&from=2026-11-01&environment=BOTH&tiers=GROWTH%2CSTANDARD&first=500',
  );
});

describe('a click on a group of a breakdown', () => {
  it('shows what its calls consist of', () => {
    expect(drillInto(['PARTNER'], [PARTNER])).toEqual({ partners: [PARTNER], by: ['APPLICATION'] });
    expect(drillInto(['API_PRODUCT'], [PRODUCT])).toEqual({ products: [PRODUCT], by: ['OPERATION'] });
  });

  it('keeps two dimensions, and takes those that are conditions', () => {
    expect(drillInto(['PARTNER', 'API_PRODUCT'], [PARTNER, PRODUCT])).toEqual({
      partners: [PARTNER],
      products: [PRODUCT],
    });
    expect(drillInto(['STATUS_CLASS', 'PARTNER'], ['SUCCESS', PARTNER])).toEqual({ partners: [PARTNER] });
  });

  it('is not offered for the rest, nor for outcomes and operations', () => {
    expect(drillInto(['PARTNER'], ['OTHER'])).toBeNull();
    expect(drillInto(['STATUS_CLASS'], ['SUCCESS'])).toBeNull();
  });
});
