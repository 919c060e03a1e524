import { STAGES, type EngagementStage } from '../../../kernel/enums.js';
import type { PlaybookLink } from './conditions.js';
import { findCycle } from './find-cycle.js';

interface Template {
  readonly code: string;
  readonly stage: EngagementStage;
  readonly isGoLive: boolean;
  readonly dependsOn: readonly PlaybookLink[];
}

/** @returns what is wrong with a playbook's milestones as a whole, one sentence a fault; empty for a sound one */
export function playbookFaults(milestones: readonly Template[]): string[] {
  const codes = new Set(milestones.map(({ code }) => code));
  const faults = [
    ...repeated(milestones.map(({ code }) => code)).map((code) => `There are two milestones ${code}.`),
    ...milestones.flatMap(({ code, dependsOn }) => linkFaults(code, dependsOn, codes)),
    ...stageFaults(milestones),
  ];
  const goLives = milestones.filter(({ isGoLive }) => isGoLive).length;
  if (goLives > 1) faults.push(`At most one milestone is go-live, not ${goLives}.`);
  // A cycle can only be looked for where all that is depended on is there, once.
  return faults.length > 0 ? faults : cycleFaults(milestones);
}

function linkFaults(code: string, dependsOn: readonly PlaybookLink[], codes: ReadonlySet<string>): string[] {
  const wanted = dependsOn.map((link) => link.code);
  return [
    ...wanted
      .filter((each) => !codes.has(each))
      .map((each) => `${code} depends on ${each}, which is not there.`),
    ...repeated(wanted).map((each) => `${code} depends on ${each} twice.`),
  ];
}

function stageFaults(milestones: readonly Template[]): string[] {
  return milestones.flatMap(({ code, stage }, index) => {
    const before = milestones[index - 1];
    const isInOrder = !before || STAGES.indexOf(before.stage) <= STAGES.indexOf(stage);
    return isInOrder ? [] : [`${code} of ${stage} stands after ${before.code} of ${before.stage}.`];
  });
}

function cycleFaults(milestones: readonly Template[]): string[] {
  const cycle = findCycle(
    milestones.map(({ code, dependsOn }) => ({
      id: code,
      code,
      dependsOn: dependsOn.map((link) => ({ id: link.code })),
    })),
  );
  return cycle ? [`The dependencies ${cycle.join(', ')} form a cycle.`] : [];
}

function repeated(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
}
