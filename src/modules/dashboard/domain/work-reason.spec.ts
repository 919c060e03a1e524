import {
  type WorkFacts,
  type WorkReason,
  effectOf,
  pressureOf,
  reasonCodesOf,
  reasonOf,
} from './work-reason.js';

describe('the effect of a single step on go-live', () => {
  it.each([
    ['late with no float', 3, 0, 3],
    ['late, partly because of others', 5, 2, 3],
    ['late only because of others', 2, 2, 0],
    ['late because of others, with float left', 2, 5, -3],
    ['on time with no float', 0, 0, 0],
    ['on time with float', 0, 4, -4],
    ['early with no float', -2, 0, -2],
  ])('%s', (_case, lateDays, floatDays, pressure) => {
    expect(pressureOf(lateDays, floatDays)).toBe(pressure);
  });
});

describe('the displayed effect on go-live', () => {
  it.each([
    ['late', 3, 1, 2],
    ['on its last day', 3, 3, 0],
    ['with float left', 3, 4, 0],
    ['not on a path to go-live', 3, null, null],
  ])('of a step %s', (_case, lateDays, floatDays, effect) => {
    expect(effectOf({ lateDays, step: { code: 'DESIGN', status: 'NOT_STARTED', floatDays } })).toBe(effect);
  });

  it('without a milestone is null', () => {
    expect(effectOf({ lateDays: 3, step: null })).toBeNull();
  });
});

describe('the reason for a rank', () => {
  const step = (floatDays: number | null) => ({ code: 'DESIGN', status: 'NOT_STARTED', floatDays }) as const;
  const overdue = (lateDays: number, floatDays: number | null): WorkFacts => ({
    ...{ list: 'OVERDUE', key: 'ENG-142', lateDays, step: step(floatDays), waits: [], dueOn: '2026-12-01' },
  });

  it.each<[WorkFacts, string]>([
    [overdue(3, 0), 'Go-live of ENG-142 depends on this: 3 working days late, no float.'],
    [overdue(1, 0), 'Go-live of ENG-142 depends on this: 1 working day late, no float.'],
    [
      overdue(5, 2),
      'Go-live of ENG-142 depends on this: 3 working days late because of this alone, despite 2 working days of float.',
    ],
    [
      overdue(2, 1),
      'Go-live of ENG-142 depends on this: 1 working day late because of this alone, despite 1 working day of float.',
    ],
    [overdue(2, 2), 'Go-live of ENG-142 depends on this: on time, with no float.'],
    [overdue(0, 0), 'Go-live of ENG-142 depends on this: on time, with no float.'],
    [overdue(0, 1), 'Go-live of ENG-142 depends on this: on time, with 1 working day of float.'],
    [overdue(-2, 3), 'Go-live of ENG-142 depends on this: on time, with 5 working days of float.'],
    [overdue(9, null), 'Go-live of ENG-142 does not depend on this.'],
  ])('%j', (facts, reason) => {
    expect(reasonOf(facts)).toBe(`It was due on 2026-12-01. ${reason} It can start now.`);
  });

  const late = { key: 'ENG-7', lateDays: 3, step: step(0), waits: [] };
  const blocked = { list: 'BLOCKED', party: 'SERVICES', severity: 'HIGH', since: '2026-11-30' } as const;
  it.each<[WorkFacts, string]>([
    [
      { ...late, list: 'DUE_SOON', dueOn: '2026-12-09' },
      'It is due on 2026-12-09. Go-live of ENG-7 depends on this: 3 working days late, no float. It can start now.',
    ],
    [
      { ...late, list: 'WAITING_ON_ME', party: 'SERVICES', since: '2026-12-01' },
      'The ball has been with services since 2026-12-01. Go-live of ENG-7 depends on DESIGN: 3 working days late, no float. DESIGN can start now.',
    ],
    [
      { ...late, list: 'WAITING_ON_ME', party: 'SERVICES', since: '2026-12-01', step: null },
      'The ball has been with services since 2026-12-01. None of the unfinished milestones is ours.',
    ],
    [
      {
        ...{ ...late, list: 'TO_REVIEW', since: '2026-12-01', step: null },
        ...{ stage: 'DESIGN', neededBy: 'DISCOVERY', holdsUp: true },
      },
      'Evidence has been awaiting review since 2026-12-01. ENG-7 cannot leave DESIGN without it.',
    ],
    [
      { ...late, ...blocked },
      'Services must act on this HIGH blocker, open since 2026-11-30. Go-live of ENG-7 depends on DESIGN: 3 working days late, no float.',
    ],
    [
      { ...late, ...blocked, party: 'PLATFORM', step: null },
      'The platform must act on this HIGH blocker, open since 2026-11-30. It blocks no unfinished milestone, so it does not move any date.',
    ],
  ])('%j', (facts, reason) => {
    expect(reasonOf(facts)).toBe(reason);
  });

  const end = (code: string) => ({ code, party: 'PARTNER', until: '2026-12-09' }) as const;
  const blocker = (until: string | null) => ({ code: null, party: 'PLATFORM', until }) as const;
  it.each<[string, WorkFacts['waits'], 'NOT_STARTED' | 'IN_PROGRESS', string]>([
    ['nothing, not started', [], 'NOT_STARTED', 'It can start now.'],
    ['nothing, started', [], 'IN_PROGRESS', 'It has started.'],
    ['a step', [end('KYC')], 'NOT_STARTED', 'It is waiting for KYC (the partner, due 2026-12-09).'],
    [
      'a day',
      [{ code: null, party: null, until: '2026-12-14' }],
      'NOT_STARTED',
      'It is waiting for its start date 2026-12-14.',
    ],
    [
      'a blocker with a commitment',
      [blocker('2026-12-10')],
      'IN_PROGRESS',
      'It is waiting for a blocker (the platform, committed for 2026-12-10).',
    ],
    [
      'a blocker without a commitment, and a step',
      [blocker(null), end('KYC')],
      'NOT_STARTED',
      'It is waiting for a blocker (the platform, no date committed) and KYC (the partner, due 2026-12-09).',
    ],
    [
      'three milestones',
      ['A', 'B', 'C'].map(end),
      'NOT_STARTED',
      'It is waiting for A (the partner, due 2026-12-09), B (the partner, due 2026-12-09) and C (the partner, due 2026-12-09).',
    ],
    [
      'five milestones',
      ['A', 'B', 'C', 'D', 'E'].map(end),
      'NOT_STARTED',
      'It is waiting for A (the partner, due 2026-12-09), B (the partner, due 2026-12-09), C (the partner, due 2026-12-09) and 2 more.',
    ],
  ])('says what the step is waiting for: %s', (_case, waits, status, sentence) => {
    const facts = { key: 'ENG-7', lateDays: 0, step: { code: 'DESIGN', status, floatDays: null }, waits };
    const does = 'Go-live of ENG-7 does not depend on';
    expect(reasonOf({ ...facts, list: 'READY', dueOn: '2026-12-20' })).toBe(
      `It is due on 2026-12-20. ${does} this. ${sentence}`,
    );
    expect(reasonOf({ ...facts, list: 'WAITING_ON_ME', party: 'SERVICES', since: '2026-12-01' })).toBe(
      `The ball has been with services since 2026-12-01. ${does} DESIGN. ${sentence.replace('It ', 'DESIGN ')}`,
    );
  });
});

describe('the reason as codes', () => {
  const step = { code: 'DESIGN', status: 'NOT_STARTED', floatDays: 0 } as const;
  const item = {
    list: 'OVERDUE',
    key: 'ENG-142',
    lateDays: 0,
    step,
    waits: [],
    dueOn: '2026-12-01',
  } as const;
  const review = { stage: 'SANDBOX', neededBy: 'LAUNCH', since: '2026-11-30' } as const;

  it.each<[string, WorkFacts, WorkReason[]]>([
    ['late', { ...item, lateDays: 1 }, ['OVERDUE', 'DELAYS_GO_LIVE', 'CAN_START']],
    ['on time without float', item, ['OVERDUE', 'NO_FLOAT', 'CAN_START']],
    [
      'late by less than its float',
      { ...item, lateDays: 1, step: { ...step, floatDays: 2 } },
      ['OVERDUE', 'HAS_FLOAT', 'CAN_START'],
    ],
    ['on no path', { ...item, step: { ...step, floatDays: null } }, ['OVERDUE', 'NOT_ON_PATH', 'CAN_START']],
    [
      'started',
      { ...item, list: 'READY', step: { ...step, status: 'IN_PROGRESS' } },
      ['READY', 'NO_FLOAT', 'STARTED'],
    ],
    [
      'waiting for a day',
      { ...item, list: 'DUE_SOON', waits: [{ code: null, party: null, until: '2026-12-02' }] },
      ['DUE_SOON', 'NO_FLOAT', 'WAITS'],
    ],
    [
      'the ball without a milestone',
      {
        list: 'WAITING_ON_ME',
        party: 'SERVICES',
        since: '2026-11-30',
        key: 'ENG-1',
        lateDays: 0,
        step: null,
        waits: [],
      },
      ['WAITING_ON_ME', 'NO_MILESTONE'],
    ],
    [
      'a blocker',
      { ...item, list: 'BLOCKED', party: 'SERVICES', severity: 'HIGH', since: '2026-11-30' },
      ['BLOCKED', 'NO_FLOAT'],
    ],
    [
      'evidence that holds up',
      { ...item, ...review, list: 'TO_REVIEW', step: null, holdsUp: true },
      ['TO_REVIEW', 'HOLDS_UP_STAGE'],
    ],
    [
      'evidence for later',
      { ...item, ...review, list: 'TO_REVIEW', step: null, holdsUp: false },
      ['TO_REVIEW', 'NEEDED_LATER'],
    ],
  ])('of %s', (_case, facts, codes) => {
    expect(reasonCodesOf(facts)).toEqual(codes);
  });
});
