import type { EngagementStage } from '../../../kernel/enums.js';
import {
  type LaunchItem,
  MAX_CHECKLIST_ITEMS,
  checklistChanges,
  faultsOfChecklist,
} from './launch-checklist.js';

const item = (code: string, more: Partial<LaunchItem> = {}): LaunchItem => ({
  ...{ code, title: code, kind: 'SECURITY', neededBy: 'CERTIFICATION', evidence: 'A report', expires: false },
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_each, index) => item(`C${index}`));

describe('the faults of a launch checklist', () => {
  it.each<[string, LaunchItem[], string[]]>([
    ['none for an empty list', [], []],
    ['none at the limit', many(MAX_CHECKLIST_ITEMS), []],
    ['one item too many', many(MAX_CHECKLIST_ITEMS + 1), ['LIMIT_EXCEEDED input.items']],
    ['a duplicate code', [item('A'), item('B'), item('A')], ['INVALID input.items.2.code']],
    [
      'all of them at once',
      [item('A', { neededBy: 'CLOSED' }), item('A'), item('A')],
      ['INVALID input.items.0.neededBy', 'INVALID input.items.1.code', 'INVALID input.items.2.code'],
    ],
  ])('%s', (_case, items, faults) => {
    expect(faultsOfChecklist(items).map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual(faults);
  });

  it.each<[EngagementStage, number]>([
    ['DISCOVERY', 0],
    ['ADOPTION', 0],
    ['CLOSED', 1],
  ])('an item needed by %s has %i', (neededBy, count) => {
    expect(faultsOfChecklist([item('A', { neededBy })])).toHaveLength(count);
  });
});

describe('changing a checklist', () => {
  const placed = (...items: LaunchItem[]) => items.map((each, index) => ({ ...each, position: index + 1 }));
  const codes = (items: readonly LaunchItem[]) => items.map(({ code }) => code);

  it.each<[string, LaunchItem[], LaunchItem[], string[], string[]]>([
    ['keeps everything if nothing changed', [item('A'), item('B')], [item('A'), item('B')], [], []],
    ['adds an item', [item('A')], [item('A'), item('B')], [], ['B']],
    ['removes an item', [item('A'), item('B')], [item('A')], ['B'], []],
    ['rewords an item', [item('A')], [item('A', { title: 'New' })], ['A'], ['A']],
    ['reorders items', [item('A'), item('B')], [item('B'), item('A')], ['A', 'B'], ['B', 'A']],
  ])('%s', (_case, before, after, ended, started) => {
    const changes = checklistChanges(placed(...before), after);
    expect([codes(changes.ended), codes(changes.started)]).toEqual([ended, started]);
  });
});
