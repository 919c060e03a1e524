import { Refusal } from '../../../kernel/errors.js';
import { rescheduled, type ReschedulePatch } from './rescheduling.js';

const TODAY = '2026-12-04';
const OPEN = {
  ...({ code: 'A', status: 'NOT_STARTED', startedOn: null, durationDays: 3, notBeforeOn: null } as const),
};
const BEGUN = { ...OPEN, status: 'IN_PROGRESS', startedOn: '2026-12-01' } as const;
const WAITING = { ...OPEN, notBeforeOn: '2026-11-30' } as const;

it.each<[string, Parameters<typeof rescheduled>[0], ReschedulePatch, [number, string | null]]>([
  ['a duration alone', OPEN, { durationDays: 5 }, [5, null]],
  ['a day alone', OPEN, { notBeforeOn: '2026-12-09' }, [3, '2026-12-09']],
  ['today', OPEN, { notBeforeOn: TODAY }, [3, TODAY]],
  ['the last day within five years', OPEN, { notBeforeOn: '2031-12-04' }, [3, '2031-12-04']],
  ['clearing the date', WAITING, { notBeforeOn: null }, [3, null]],
  [
    'a past date that it already has',
    WAITING,
    { notBeforeOn: '2026-11-30', durationDays: 4 },
    [4, '2026-11-30'],
  ],
  ['the duration of what has begun', BEGUN, { durationDays: 1 }, [1, null]],
  ['no day of what has begun', { ...BEGUN, notBeforeOn: '2026-12-01' }, { notBeforeOn: null }, [3, null]],
])('takes %s', (_case, current, patch, [durationDays, notBeforeOn]) => {
  expect(rescheduled(current, patch, TODAY)).toEqual({ durationDays, notBeforeOn });
});

it.each<[string, Parameters<typeof rescheduled>[0], ReschedulePatch, string, string]>([
  ['nothing', OPEN, {}, 'INVALID', 'durationDays'],
  ['yesterday', OPEN, { notBeforeOn: '2026-12-03' }, 'INVALID', 'notBeforeOn'],
  ['a date after five years', OPEN, { notBeforeOn: '2031-12-05' }, 'INVALID', 'notBeforeOn'],
  ['a date of a started one', BEGUN, { notBeforeOn: '2026-12-09' }, 'NOT_ALLOWED_IN_STATE', 'notBeforeOn'],
  ['what is done', { ...BEGUN, status: 'DONE' }, { durationDays: 2 }, 'NOT_ALLOWED_IN_STATE', 'milestoneId'],
  [
    'a skipped one',
    { ...OPEN, status: 'SKIPPED' },
    { durationDays: 2 },
    'NOT_ALLOWED_IN_STATE',
    'milestoneId',
  ],
])('refuses %s', (_case, current, patch, code, field) => {
  const act = () => rescheduled(current, patch, TODAY);
  expect(act).toThrow(Refusal);
  try {
    act();
  } catch (error) {
    expect((error as Refusal).userErrors).toMatchObject([{ code, field: ['input', field] }]);
  }
});
