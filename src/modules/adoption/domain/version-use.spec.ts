import { versionUse } from './version-use.js';

describe('the use of a deprecated version', () => {
  it.each([
    ['30 days before its sunset', '2026-12-01', 'FIX_BY'],
    ['29 days before', '2026-12-02', 'URGENT'],
    ['the day before', '2026-12-30', 'URGENT'],
    ['on its sunset day', '2026-12-31', 'OVERDUE'],
    ['after it', '2027-01-02', 'OVERDUE'],
  ])('%s', (_case, today, state) => {
    expect(versionUse({ sunsetOn: '2026-12-31', lastCallOn: today }, today)).toBe(state);
  });

  it.each([
    ['28 days ago', '2026-12-03', 'OVERDUE'],
    ['29 days ago', '2026-12-02', 'OK'],
    ['never', null, 'OK'],
  ])('was called %s', (_case, lastCallOn, state) => {
    expect(versionUse({ sunsetOn: '2026-12-31', lastCallOn }, '2026-12-31')).toBe(state);
  });

  it('needs attention if no sunset date has been set yet', () => {
    expect(versionUse({ sunsetOn: null, lastCallOn: '2026-12-31' }, '2026-12-31')).toBe('FIX_BY');
  });
});
