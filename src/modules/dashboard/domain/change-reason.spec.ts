import { type ChangeFacts, type ChangeReason, reasonCodesOfChange, reasonOfChange } from './change-reason.js';

const NOTHING: ChangeFacts = {
  ...{ begunOn: null, health: null, moved: [] },
  goLive: { before: '2026-12-14', after: '2026-12-14', days: null },
  band: { before: 'HEALTHY', after: 'HEALTHY' },
  holds: { before: [], after: [] },
  stage: { before: 'SANDBOX', after: 'SANDBOX' },
  status: { before: 'ACTIVE', after: 'ACTIVE' },
  ...{ blockersRaised: 0, blockersResolved: 0, milestonesDone: 0 },
};
const health = (scoreBefore: number, scoreAfter: number, parts: Record<string, number>) => ({
  ...{ scoreBefore, scoreAfter },
  parts: Object.entries(parts).map(([name, delta]) => ({ name, delta })),
});
const EXPIRED = { code: 'WAIVER_EXPIRED', text: 'A waiver expired on 2026-11-26.' };
const later = { before: '2026-12-14', after: '2026-12-21', days: 5 };
const A = { code: 'A', dueBefore: '2026-12-02', dueAfter: '2026-12-09', days: 5 };

describe('the reason of a change', () => {
  it.each<[string, Partial<ChangeFacts>, string]>([
    [
      'names the two measures with the largest differences',
      {
        health: health(72, 60, { 'partner activity': -4.24, 'open blockers': 1, 'schedule variance': -8.1 }),
      },
      'Health fell from 72 to 60: schedule variance -8.1, partner activity -4.2 points.',
    ],
    [
      'names what capped the band before the score',
      {
        band: { before: 'HEALTHY', after: 'CRITICAL' },
        holds: { before: [], after: [EXPIRED] },
        health: health(98, 98, { 'partner sentiment': 9.6, 'production breadth': -2.8 }),
      },
      'The health band changed from HEALTHY to CRITICAL: A waiver expired on 2026-11-26. Health stayed at 98: partner sentiment +9.6, production breadth -2.8 points.',
    ],
    [
      'names what no longer caps the band',
      { band: { before: 'CRITICAL', after: 'HEALTHY' }, holds: { before: [EXPIRED], after: [] } },
      'The health band changed from CRITICAL to HEALTHY; no longer: A waiver expired on 2026-11-26.',
    ],
    [
      'names no cap that was there before',
      {
        band: { before: 'CRITICAL', after: 'HEALTHY' },
        holds: { before: [EXPIRED], after: [EXPIRED] },
      },
      'Health band changed from CRITICAL to HEALTHY.',
    ],
    [
      'names differences that cancel each other out',
      { health: health(60, 60, { 'open blockers': -3, 'partner activity': 3 }) },
      'Health stayed at 60: open blockers -3.0, partner activity +3.0 points.',
    ],
    [
      'names the critical milestones that moved most',
      { goLive: later, moved: [A, { ...A, code: 'B', days: -1 }] },
      'Go-live moved from 2026-12-14 to 2026-12-21 (5 working days later): A is due 2026-12-09 instead of 2026-12-02 (5 working days later), B is due 2026-12-09 instead of 2026-12-02 (1 working day earlier).',
    ],
    [
      'names no milestone if their history is not known',
      { goLive: later },
      'Go-live moved from 2026-12-14 to 2026-12-21 (5 working days later).',
    ],
    [
      'of a first forecast',
      { goLive: { ...later, before: null, days: null } },
      'Go-live is now forecast for 2026-12-21.',
    ],
    [
      'of a forecast that is gone',
      { goLive: { ...later, after: null, days: null } },
      'Go-live has no forecast any more; it was 2026-12-14.',
    ],
    [
      'between two days off',
      { goLive: { before: '2026-12-12', after: '2026-12-13', days: 0 } },
      'Go-live moved from 2026-12-12 to 2026-12-13.',
    ],
    [
      'of stage, blockers and milestones',
      {
        stage: { before: 'SANDBOX', after: 'LAUNCH' },
        ...{ blockersRaised: 2, blockersResolved: 1, milestonesDone: 1 },
      },
      'Stage changed from SANDBOX to LAUNCH, 2 blockers raised, 1 blocker resolved, 1 milestone done.',
    ],
    [
      'of a band without a score',
      { band: { before: 'HEALTHY', after: 'INSUFFICIENT_DATA' } },
      'Health band changed from HEALTHY to INSUFFICIENT_DATA.',
    ],
    [
      'of a new engagement, which has no before',
      { begunOn: '2026-12-01', goLive: { ...later, before: null, days: null }, milestonesDone: 1 },
      'It started on 2026-12-01. 1 milestone done.',
    ],
  ])('%s', (_case, facts, expected) => {
    expect(reasonOfChange({ ...NOTHING, ...facts })).toBe(expected);
  });

  it('has at most three sentences', () => {
    const all = { health: health(72, 60, { 'open blockers': -12 }), goLive: later, blockersRaised: 1 };
    expect(reasonOfChange({ ...NOTHING, ...all }).match(/\.( |$)/g)).toHaveLength(3);
  });
});

describe('what changed, as codes', () => {
  it.each<[string, Partial<ChangeFacts>, ChangeReason[]]>([
    ['nothing', {}, []],
    [
      'a score and its band',
      { health: health(72, 49, {}), band: { before: 'HEALTHY', after: 'CRITICAL' } },
      ['BAND', 'SCORE'],
    ],
    ['a first band', { band: { before: null, after: 'HEALTHY' } }, []],
    ['an evaluation with the same score', { health: health(60, 60, { 'open blockers': -3 }) }, []],
    ['go-live and its milestones', { goLive: later, moved: [A] }, ['GO_LIVE', 'CRITICAL_MILESTONES']],
    ['a forecast that is gone', { goLive: { ...later, after: null, days: null } }, ['GO_LIVE']],
    [
      'stage, status, blockers and milestones',
      {
        stage: { before: 'SANDBOX', after: 'LAUNCH' },
        status: { before: 'ACTIVE', after: 'ON_HOLD' },
        ...{ blockersRaised: 2, blockersResolved: 1, milestonesDone: 1 },
      },
      ['STATUS', 'STAGE', 'BLOCKERS_RAISED', 'BLOCKERS_RESOLVED', 'MILESTONES_DONE'],
    ],
    [
      'a new engagement',
      { begunOn: '2026-12-01', goLive: { ...later, before: null, days: null }, blockersRaised: 1 },
      ['STARTED', 'BLOCKERS_RAISED'],
    ],
  ])('%s', (_case, facts, codes) => {
    expect(reasonCodesOfChange({ ...NOTHING, ...facts })).toEqual(codes);
  });
});
