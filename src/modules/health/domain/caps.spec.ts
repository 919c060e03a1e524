import { capsOf, computedBand } from './caps.js';
import { ExpiredItem } from './facts.js';

describe('capsOf', () => {
  it.each([
    ['CRITICAL', 4, ['CRITICAL_BLOCKER_OPEN']],
    ['CRITICAL', 3, []],
    ['HIGH', 30, []],
  ] as const)('a %s blocker open for %i working days gives %j', (severity, workingDaysOpen, codes) => {
    const caps = capsOf({ blockers: [{ severity, workingDaysOpen }], expired: [] });
    expect(caps.map(({ code }) => code)).toEqual(codes);
  });

  it.each<[ExpiredItem['kind'], string, string]>([
    ['PRODUCTION_CREDENTIAL', 'CREDENTIAL_EXPIRED', 'A production credential expired on 2026-12-03.'],
    ['CHECKLIST_EVIDENCE', 'EVIDENCE_EXPIRED', 'A piece of checklist evidence expired on 2026-12-03.'],
    ['WAIVER', 'WAIVER_EXPIRED', 'A waiver expired on 2026-12-03.'],
  ])('an expired %s caps as %s', (kind, code, text) => {
    expect(capsOf({ blockers: [], expired: [{ kind, expiredOn: '2026-12-03' }] })).toEqual([{ code, text }]);
  });

  it('returns each cause once, with its oldest case', () => {
    const blockers = [4, 9].map((workingDaysOpen) => ({ severity: 'CRITICAL' as const, workingDaysOpen }));
    const expired = ['2026-12-03', '2026-11-30'].map((expiredOn) => ({ kind: 'WAIVER' as const, expiredOn }));
    expect(capsOf({ blockers, expired }).map(({ text }) => text)).toEqual([
      '2 critical blockers are open, the oldest for 9 working days.',
      '2 waivers have expired, the first on 2026-11-30.',
    ]);
  });
});

describe('computedBand', () => {
  const cap = { code: 'WAIVER_EXPIRED', text: '' } as const;

  it.each([
    ['shows the current band', 'HEALTHY', [], 'HEALTHY'],
    ['shows that too little is known', null, [], 'INSUFFICIENT_DATA'],
    ['keeps a healthy score at CRITICAL under a cap', 'HEALTHY', [cap], 'CRITICAL'],
    ['keeps CRITICAL under a cap even if little is known', null, [cap], 'CRITICAL'],
  ] as const)('%s', (_case, shown, caps, band) => {
    expect(computedBand(shown, caps)).toBe(band);
  });
});
