import { epochNanos, isTooFarAhead, isTooOld, nanosInstant, parseInstant } from './usage-time.js';

const at = (text: string) => new Date(text);

describe('parseInstant', () => {
  it.each([
    ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01t09:00:00z', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T09:00:00.5Z', '2026-12-01T09:00:00.500Z'],
    ['2026-12-01T09:00:00.123456789Z', '2026-12-01T09:00:00.123Z'],
    ['2026-12-01T09:00:00+02:00', '2026-12-01T07:00:00.000Z'],
    ['2028-02-29T23:59:59-05:30', '2028-03-01T05:29:59.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)?.toISOString()).toBe(instant);
  });

  it.each([
    ['a day that does not exist', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['day 0', '2026-12-00T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['month 0', '2026-00-01T00:00:00Z'],
    ['hour 24', '2026-12-01T24:00:00Z'],
    ['minute 60', '2026-12-01T09:60:00Z'],
    ['no offset', '2026-12-01T09:00:00'],
    ['an offset that does not exist', '2026-12-01T09:00:00+24:00'],
    ['only a date', '2026-12-01'],
    ['words', 'yesterday'],
    ['text around it', ' 2026-12-01T09:00:00Z '],
    ['a number', 1_796_115_600_000],
    ['nothing', undefined],
  ])('rejects %s', (_case, value) => {
    expect(parseInstant(value)).toBeNull();
  });
});

describe('the window of accepted times', () => {
  it.each([
    ['2026-12-01T09:05:00.000Z', false],
    ['2026-12-01T09:05:00.001Z', true],
  ])('at 09:00, %s is too far ahead: %s', (time, refused) => {
    expect(isTooFarAhead(at(time), at('2026-12-01T09:00:00Z'))).toBe(refused);
  });

  it.each([
    ['2025-11-01T09:00:00.000Z', '2026-12-01T09:00:00Z', false],
    ['2025-11-01T08:59:59.999Z', '2026-12-01T09:00:00Z', true],
    ['2025-12-15T00:00:00.000Z', '2027-01-15T00:00:00Z', false],
    ['2026-02-28T00:00:00.000Z', '2027-03-31T00:00:00Z', false],
    ['2026-02-27T23:59:59.999Z', '2027-03-31T00:00:00Z', true],
  ])('%s seen at %s is too old: %s', (time, now, refused) => {
    expect(isTooOld(at(time), at(now))).toBe(refused);
  });
});

describe('nanoseconds since 1970', () => {
  it.each<[unknown, bigint | null]>([
    ['1796115540425000001', 1796115540425000001n],
    ['18446744073709551615', 18446744073709551615n],
    ['18446744073709551616', null],
    [2 ** 64, null],
    [1e300, null],
    ['0', 0n],
    [0, 0n],
    [9007199254740991, 9007199254740991n],
    // As a double, 1796115540424999936.
    [Number('1796115540425000000'), 1796115540425000000n],
    [-1, null],
    [1.5, null],
    [NaN, null],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['', null],
    [' 1', null],
    [null, null],
    [true, null],
  ])('of %p are %p', (value, nanos) => {
    expect(epochNanos(value)).toBe(nanos);
  });

  it('become an instant, cut to the millisecond', () => {
    expect(nanosInstant(1_796_115_540_425_999_999n)).toBe('2026-12-01T08:59:00.425Z');
    expect(nanosInstant(null)).toBeNull();
  });
});
