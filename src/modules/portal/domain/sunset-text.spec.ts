import { type SunsetFacts, sunsetText } from './sunset-text.js';

const DECEMBER: SunsetFacts = { sunsetOn: '2026-12-31', replacedBy: 'Accounts v2' };
const NOWHERE = { ...DECEMBER, replacedBy: null };
const LATER = { ...DECEMBER, sunsetOn: '2027-02-01' };

describe('what an integration is told about the end of a version', () => {
  it.each<[string, SunsetFacts, SunsetFacts | null, string | null]>([
    [
      'at first',
      DECEMBER,
      null,
      'Accounts v1 is deprecated and will be shut down at the start of 31 December 2026 (UTC). Please move your applications to Accounts v2 before that day.',
    ],
    [
      'without a replacement',
      NOWHERE,
      null,
      'Accounts v1 is deprecated and will be shut down at the start of 31 December 2026 (UTC). Please move your applications off it before that day.',
    ],
    [
      'when the day moves',
      LATER,
      DECEMBER,
      'The shutdown of Accounts v1 has moved from 31 December 2026 to the start of 1 February 2027 (UTC). Please move your applications to Accounts v2 before that day.',
    ],
    [
      'when the replacement changes',
      DECEMBER,
      NOWHERE,
      'Accounts v1 will still be shut down at the start of 31 December 2026 (UTC). Please move your applications to Accounts v2 before that day.',
    ],
    ['when it was told the same before', DECEMBER, DECEMBER, null],
  ])('%s', (_case, facts, told, expected) => {
    expect(sunsetText('Accounts v1', facts, told)).toBe(expected);
  });
});
