import type { ContentFault } from '../../../kernel/content-fault.js';
import type { EngagementStage } from '../../../kernel/enums.js';
import { findCycle } from '../../../kernel/find-cycle.js';
import { isEarlier } from '../../../kernel/stages.js';

/** The parts of a milestone that rules across milestones need; null for unusable values. */
export interface Outlined {
  readonly code: string | null;
  readonly stage: EngagementStage | null;
  readonly isGoLive: boolean;
  /** Codes of its dependencies, at their positions in the list. */
  readonly dependsOn: readonly (string | null)[];
}

/** @returns all faults of a playbook's milestones as a whole, in their order */
export function playbookFaults(milestones: readonly Outlined[]): ContentFault[] {
  const byCode = new Map(milestones.toReversed().map((milestone) => [milestone.code, milestone]));
  const goLive = milestones.find(({ isGoLive }) => isGoLive);
  return [
    ...milestones.flatMap((milestone, index) => [
      ...codeFaults(milestone, index, byCode),
      ...orderFaults(milestone, index, milestones[index - 1]),
      ...goLiveFaults(milestone, index, goLive),
      ...milestone.dependsOn.flatMap((_code, at) => linkFaults(milestone, index, at, byCode)),
    ]),
    ...cycleFaults(milestones, byCode),
  ];
}

type ByCode = ReadonlyMap<string | null, Outlined>;

const fault = (path: ContentFault['path'], message: string): ContentFault => ({
  code: 'INVALID',
  path: ['milestones', ...path],
  message,
});

function codeFaults(milestone: Outlined, index: number, byCode: ByCode): ContentFault[] {
  const { code } = milestone;
  if (code === null || byCode.get(code) === milestone) return [];
  return [fault([index, 'code'], `An earlier milestone already has the code ${code}.`)];
}

function orderFaults({ stage }: Outlined, index: number, before: Outlined | undefined): ContentFault[] {
  if (!isLater(before?.stage ?? null, stage)) return [];
  return [
    fault(
      [index, 'stage'],
      `It belongs to ${stage}, but follows ${nameOf(before)} of the later stage ${before!.stage}.`,
    ),
  ];
}

function goLiveFaults(milestone: Outlined, index: number, goLive: Outlined | undefined): ContentFault[] {
  if (!milestone.isGoLive || milestone === goLive) return [];
  return [fault([index, 'isGoLive'], `Only one milestone can be go-live, and ${nameOf(goLive)} already is.`)];
}

function linkFaults(
  { dependsOn, stage }: Outlined,
  index: number,
  at: number,
  byCode: ByCode,
): ContentFault[] {
  const wanted = dependsOn[at] ?? null;
  if (wanted === null) return [];
  const path = [index, 'dependsOn', at, 'code'];
  const target = byCode.get(wanted);
  if (!target) return [fault(path, `There is no milestone ${wanted}.`)];
  if (dependsOn.indexOf(wanted) !== at) return [fault(path, `It already depends on ${wanted}.`)];
  if (!isLater(target.stage, stage)) return [];
  return [
    fault(
      path,
      `${wanted} belongs to ${target.stage}; a milestone of the earlier stage ${stage} cannot depend on it.`,
    ),
  ];
}

/** One fault per cycle; cycles that share a milestone with a reported one are not reported. */
function cycleFaults(milestones: readonly Outlined[], byCode: ByCode): ContentFault[] {
  const faults: ContentFault[] = [];
  const reported = new Set<string>();
  for (;;) {
    const cycle = findCycle(dependents(milestones, byCode, reported));
    if (!cycle) return faults;
    cycle.forEach((code) => reported.add(code));
    faults.push(cycleFault(cycle, milestones, byCode));
  }
}

/** Reported at the link that closes the cycle. */
function cycleFault(cycle: readonly string[], milestones: readonly Outlined[], byCode: ByCode): ContentFault {
  const first = byCode.get(cycle[0]!)!;
  const at = first.dependsOn.indexOf(cycle.at(-2)!);
  const path = [milestones.indexOf(first), 'dependsOn', at, 'code'];
  return {
    ...fault(path, `These milestones would depend on each other: ${cycle.join(', ')}.`),
    code: 'DEPENDENCY_CYCLE',
  };
}

/** Milestones without duplicate codes, and links to existing ones: other faults are already reported. */
function dependents(milestones: readonly Outlined[], byCode: ByCode, without: ReadonlySet<string>) {
  const isLeft = (code: string | null): code is string =>
    code !== null && byCode.has(code) && !without.has(code);
  return milestones.flatMap(({ code, dependsOn }, index) => {
    if (!isLeft(code) || byCode.get(code) !== milestones[index]) return [];
    return [{ id: code, code, dependsOn: [...new Set(dependsOn.filter(isLeft))].map((id) => ({ id })) }];
  });
}

function isLater(stage: EngagementStage | null, than: EngagementStage | null): boolean {
  return stage !== null && than !== null && isEarlier(than, stage);
}

const nameOf = (milestone: Outlined | undefined) => milestone?.code ?? 'another milestone';
