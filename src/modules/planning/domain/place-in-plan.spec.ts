import type { EngagementStage } from '../../../kernel/enums.js';
import { placeInPlan } from './place-in-plan.js';

const plan = (['DISCOVERY', 'DISCOVERY', 'SANDBOX', 'LAUNCH'] as const).map((stage) => ({ stage }));

it.each<[string, EngagementStage, number]>([
  ['after the last of its stage', 'DISCOVERY', 3],
  ['after earlier stages if its stage has none', 'DESIGN', 3],
  ['before the stages after', 'SANDBOX', 4],
  ['at the end', 'LAUNCH', 5],
  ['at the end of the plan', 'ADOPTION', 5],
])('%s', (_case, stage, position) => {
  expect(placeInPlan(plan, stage)).toBe(position);
});

it('first, if there is nothing before it', () => {
  expect(placeInPlan([{ stage: 'SANDBOX' }], 'DISCOVERY')).toBe(1);
  expect(placeInPlan([], 'DESIGN')).toBe(1);
});
