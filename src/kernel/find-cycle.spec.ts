import { after, milestone, workedExample } from '../modules/planning/domain/plan.fixture.js';
import { findCycle } from './find-cycle.js';

it('finds none in the worked example', () => {
  expect(findCycle(workedExample())).toBeNull();
  expect(findCycle([])).toBeNull();
});

it.each([
  ['a milestone that depends on itself', [milestone('A', { dependsOn: [after('A')] })], ['A', 'A']],
  [
    'a cycle of two behind milestones without one',
    [
      milestone('S'),
      milestone('T', { dependsOn: [after('C')] }),
      milestone('B', { dependsOn: [after('C'), after('S')] }),
      milestone('C', { dependsOn: [after('S'), after('B')] }),
    ],
    ['B', 'C', 'B'],
  ],
])('names %s', (_case, plan, names) => {
  expect(findCycle(plan)).toEqual(names);
});

it('reports a dependency on something outside the plan', () => {
  expect(() => findCycle([milestone('A', { dependsOn: [after('Z')] })])).toThrow('a depends on z');
});
