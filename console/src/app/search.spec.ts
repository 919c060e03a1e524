import { listOf, parseSearch, stringifySearch, textsOf } from './search';

const BANDS = ['HEALTHY', 'AT_RISK'] as const;

describe('lists in addresses', () => {
  it('are separated by commas, and only known values are taken, once a link has changed another part as well', () => {
    expect(listOf(BANDS, 'AT_RISK,nonsense')).toEqual(['AT_RISK']);
    expect(listOf(BANDS, ['AT_RISK', 'nonsense'])).toEqual(['AT_RISK']);
    expect(listOf(BANDS, 'nonsense')).toBeUndefined();
    expect(listOf(BANDS, 7)).toBeUndefined();
  });

  it('are at most as long as a page can use', () => {
    expect(textsOf('a,,b,c', 2)).toEqual(['a', 'b']);
    expect(textsOf(['a', null, {}])).toEqual(['a']);
  });

  it('stay readable, and what is empty is left out', () => {
    const text = stringifySearch({ bands: ['HEALTHY', 'AT_RISK'], q: 'a b', order: undefined, page: '' });
    expect(text).toBe('?bands=HEALTHY,AT_RISK&q=a+b');
    expect(parseSearch(text)).toEqual({ bands: 'HEALTHY,AT_RISK', q: 'a b' });
  });
});
