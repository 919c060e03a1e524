import type { EngagementStage } from '../../../kernel/enums.js';
import { type Outlined, playbookFaults } from './playbook-faults.js';

const row = (
  code: string | null,
  dependsOn: (string | null)[] = [],
  changes: { stage?: EngagementStage | null; isGoLive?: boolean } = {},
): Outlined => ({ ...{ code, stage: 'SANDBOX', isGoLive: code === 'G', dependsOn }, ...changes });

const LAUNCH = { stage: 'LAUNCH' } as const;

it.each<[string, Outlined[], string[]]>([
  ['a valid one', [row('A'), row('G', ['A'])], []],
  ['a code twice', [row('A'), row('A'), row('G')], ['1.code: An earlier milestone already has the code A.']],
  [
    'a dependency on something that does not exist',
    [row('A'), row('G', ['A', 'B'])],
    ['1.dependsOn.1.code: There is no milestone B.'],
  ],
  ['a dependency twice', [row('A'), row('G', ['A', 'A'])], ['1.dependsOn.1.code: It already depends on A.']],
  ['no go-live, as in ADVISORY playbooks', [row('A')], []],
  [
    'three go-lives',
    [row('A', [], { isGoLive: true }), row('G'), row(null, [], { isGoLive: true })],
    [
      '1.isGoLive: Only one milestone can be go-live, and A already is.',
      '2.isGoLive: Only one milestone can be go-live, and A already is.',
    ],
  ],
  [
    'a stage earlier than the one above',
    [row('A', [], LAUNCH), row('G')],
    ['1.stage: It belongs to SANDBOX, but follows A of the later stage LAUNCH.'],
  ],
  [
    'a dependency on a later stage',
    [row('A', ['G']), row('G', [], LAUNCH)],
    [
      '0.dependsOn.0.code: G belongs to LAUNCH; a milestone of the earlier stage SANDBOX cannot depend on it.',
    ],
  ],
  ['a dependency on a later one in its own stage', [row('G', ['A']), row('A')], []],
  [
    'a cycle',
    [row('A', ['B', 'G']), row('B'), row('G', ['A'])],
    ['0.dependsOn.1.code: These milestones would depend on each other: A, G, A.'],
  ],
  [
    'one that depends on itself',
    [row('A', ['A'])],
    ['0.dependsOn.0.code: These milestones would depend on each other: A, A.'],
  ],
  [
    'two cycles',
    [row('A', ['B']), row('B', ['A']), row('C', ['D']), row('D', ['C'])],
    [
      '0.dependsOn.0.code: These milestones would depend on each other: A, B, A.',
      '2.dependsOn.0.code: These milestones would depend on each other: C, D, C.',
    ],
  ],
  [
    'a cycle together with everything else',
    [row('A', ['X', 'B', null]), row('A', ['A']), row('B', ['A', 'A'], { stage: null }), row(null, ['B'])],
    [
      '0.dependsOn.0.code: There is no milestone X.',
      '1.code: An earlier milestone already has the code A.',
      '2.dependsOn.1.code: It already depends on A.',
      '0.dependsOn.1.code: These milestones would depend on each other: A, B, A.',
    ],
  ],
])('reports %s', (_case, milestones, faults) => {
  const told = playbookFaults(milestones).map(
    ({ path: [, ...path], message }) => `${path.join('.')}: ${message}`,
  );
  expect(told).toEqual(faults);
});

it('has a separate code for cycles, and INVALID for everything else', () => {
  const codes = playbookFaults([row('A', ['A', 'B'])]).map(({ code }) => code);
  expect(codes).toEqual(['INVALID', 'DEPENDENCY_CYCLE']);
});

it('finds the cycles of 200 milestones that all depend on each other, each only once', () => {
  const codes = Array.from({ length: 200 }, (_each, index) => `M${index}`);
  const milestones = codes.map((code, index) =>
    row(
      code,
      Array.from({ length: 20 }, (_each, at) => codes[(index + at) % 200]!),
    ),
  );
  const paths = playbookFaults(milestones).map(({ path }) => path.join('.'));
  expect(paths.length).toBeGreaterThan(0);
  expect(new Set(paths).size).toBe(paths.length);
});
