import type { Refusal } from '../../../kernel/errors.js';
import { changeAllocation, endOfAllocation, type Terms } from './allocation-change.js';

const TODAY = '2026-12-02';
const terms = (from: string, to: string, hoursPerWeek = 20, kind: Terms['kind'] = 'SOFT'): Terms => ({
  ...{ from, to, hoursPerWeek, kind },
});
const running = terms('2026-11-30', '2026-12-31');
const coming = terms('2026-12-07', '2026-12-31');
const ofToday = terms(TODAY, '2026-12-31');

const refusalOf = (act: () => unknown) => {
  try {
    act();
    return [];
  } catch (error) {
    return (error as Refusal).userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }
};

describe('changing an allocation', () => {
  it.each<[string, Terms, Partial<Terms>, Terms, string | null]>([
    ['to the same values', running, {}, running, null],
    [
      'that is running, to a later end',
      running,
      { to: '2027-01-31' },
      terms('2026-11-30', '2027-01-31'),
      null,
    ],
    ['that is running, to end today', running, { to: TODAY }, terms('2026-11-30', TODAY), null],
    [
      'that is running, to other hours',
      running,
      { hoursPerWeek: 30 },
      terms(TODAY, '2026-12-31', 30),
      '2026-12-01',
    ],
    [
      'that is running, to another kind and end',
      running,
      { kind: 'HARD', to: '2026-12-10' },
      terms(TODAY, '2026-12-10', 20, 'HARD'),
      '2026-12-01',
    ],
    ['that is running, to its current hours', running, { hoursPerWeek: 20 }, running, null],
    ['that begins today, to other hours', ofToday, { hoursPerWeek: 8 }, terms(TODAY, '2026-12-31', 8), null],
    [
      'in the future, to other hours',
      coming,
      { hoursPerWeek: 8 },
      terms('2026-12-07', '2026-12-31', 8),
      null,
    ],
    [
      'in the future, to an earlier start',
      coming,
      { from: '2026-12-01' },
      terms('2026-12-01', '2026-12-31'),
      null,
    ],
    [
      'that ends today, to other hours',
      terms('2026-11-30', TODAY),
      { hoursPerWeek: 8 },
      terms(TODAY, TODAY, 8),
      '2026-12-01',
    ],
  ])('%s', (_case, current, wanted, expected, pastTo) => {
    expect(changeAllocation(current, wanted, TODAY)).toEqual({ terms: expected, pastTo });
  });

  it.each<[string, Terms, Partial<Terms>, string, string]>([
    ['that ended yesterday', terms('2026-11-30', '2026-12-01'), {}, 'NOT_ALLOWED_IN_STATE', 'allocationId'],
    ['that is running, to another start', running, { from: '2026-12-07' }, 'NOT_ALLOWED_IN_STATE', 'from'],
    ['to end yesterday', running, { to: '2026-12-01' }, 'INVALID', 'to'],
  ])('rejects %s', (_case, current, wanted, code, field) => {
    expect(refusalOf(() => changeAllocation(current, wanted, TODAY))).toEqual([`${code} input.${field}`]);
  });
});

it.each<[string, Terms, object]>([
  ['in progress', running, { to: '2026-12-01' }],
  ['that ends today', terms('2026-11-30', TODAY), { to: '2026-12-01' }],
  ['that starts today', ofToday, { to: null }],
  ['in the future', coming, { to: null }],
])('ending an allocation %s', (_case, current, expected) => {
  expect(endOfAllocation(current, TODAY)).toEqual(expected);
});

it('ending an allocation that ended yesterday is rejected', () => {
  const over = terms('2026-11-30', '2026-12-01');
  expect(refusalOf(() => endOfAllocation(over, TODAY))).toEqual(['NOT_ALLOWED_IN_STATE input.allocationId']);
});
