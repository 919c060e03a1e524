import { dayOf, listOf, parseSearch, stringifySearch, textOf, textsOf } from './search';

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

describe('days in addresses', () => {
  it.each(['2026-12-21', '2028-02-29', '1900-01-01', '2199-12-31'])('%s is one', (day) => {
    expect(dayOf(day)).toBe(day);
  });

  it.each([
    ['of no calendar', '2026-02-30'],
    ['of no leap year', '2027-02-29'],
    ['of month 13', '2026-13-01'],
    ['before any that the server takes', '0000-01-01'],
    ['whose next week has no date', '9999-12-31'],
    ['with a time', '2026-12-21T00:00:00Z'],
    ['of words', 'today'],
  ])('one %s is left out', (_case, text) => {
    expect(dayOf(text)).toBeUndefined();
  });
});

describe('texts in addresses', () => {
  it.each([
    ['a NUL', 'a\0b', 'ab'],
    ['half a character', 'a\ud83d', 'a'],
    ['a character that the cut would halve', `${'x'.repeat(199)}😀`, 'x'.repeat(199)],
    ['a whole character', 'a😀', 'a😀'],
    ['nothing but what cannot be stored', '\0', undefined],
    ['nothing', '', undefined],
    ['a number', 7, '7'],
    ['a list', ['a'], undefined],
  ])('with %s', (_case, given, text) => {
    expect(textOf(given)).toBe(text);
  });
});
