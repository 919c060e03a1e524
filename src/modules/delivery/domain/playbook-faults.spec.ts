import type { EngagementStage } from '../../../kernel/enums.js';
import { playbookFaults } from './playbook-faults.js';

const row = (
  code: string,
  links: string[] = [],
  changes: { stage?: EngagementStage; isGoLive?: boolean } = {},
) => ({
  ...{ code, stage: 'SANDBOX' as const, isGoLive: code === 'G' },
  dependsOn: links.map((each) => ({ code: each, lagDays: 0 })),
  ...changes,
});

it.each([
  ['a sound one', [row('A'), row('G', ['A'])], []],
  ['a code twice', [row('A'), row('A'), row('G')], ['There are two milestones A.']],
  ['a dependency on what is not there', [row('G', ['B'])], ['G depends on B, which is not there.']],
  ['a dependency twice', [row('A'), row('G', ['A', 'A'])], ['G depends on A twice.']],
  ['no go-live, as advice has none', [row('A')], []],
  [
    'two go-lives',
    [row('A', [], { isGoLive: true }), row('G')],
    ['At most one milestone is go-live, not 2.'],
  ],
  [
    'a stage before the one above',
    [row('A', [], { stage: 'LAUNCH' }), row('G')],
    ['G of SANDBOX stands after A of LAUNCH.'],
  ],
  ['a cycle', [row('A', ['G']), row('G', ['A'])], ['The dependencies A, G, A form a cycle.']],
])('finds fault with %s', (_case, milestones, faults) => {
  expect(playbookFaults(milestones)).toEqual(faults);
});
