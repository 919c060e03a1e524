import { hasEnded, type Party, type ProgressKindWord } from '../../kernel/enums.js';
import { AppError, refuse } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { EngagementEntity } from './engagement.entity.js';
import {
  canChangeBlocker,
  canChangeMilestone,
  canLog,
  canPassBall,
  canWorkOn,
  type EngagementTeam,
  mustGiveReason,
} from './engagement.policy.js';

/** @throws AppError FORBIDDEN if the viewer does not work on the engagement */
export function assertCanWork(viewer: Viewer, team: EngagementTeam): void {
  if (!canWorkOn(viewer, team))
    throw new AppError('FORBIDDEN', 'Only managers and engineers on its team can change an engagement.');
}

/**
 * @param parties of the milestones to change
 * @throws AppError FORBIDDEN if the viewer may not change one of them
 * @throws Refusal if a manager changes a COMPLIANCE milestone without a reason
 */
export function assertCanChangeMilestones(
  viewer: Viewer,
  team: EngagementTeam,
  parties: readonly Party[],
  reason: string | null | undefined,
): void {
  if (!parties.every((party) => canChangeMilestone(viewer, team, party)))
    throw new AppError(
      'FORBIDDEN',
      'Managers can change any milestone, engineers on the team any except COMPLIANCE milestones, and compliance reviewers only COMPLIANCE milestones.',
    );
  if (!reason && parties.some((party) => mustGiveReason(viewer, party)))
    refuse('INVALID', 'reason', 'At least one milestone is of COMPLIANCE; give a reason for changing it.');
}

/** @param parties responsible before and after the change. @throws AppError FORBIDDEN */
export function assertCanChangeBlockers(
  viewer: Viewer,
  team: EngagementTeam,
  parties: readonly Party[],
): void {
  if (!parties.every((party) => canChangeBlocker(viewer, team, party)))
    throw new AppError(
      'FORBIDDEN',
      'Managers and engineers on the team can change any blocker, compliance reviewers only those of COMPLIANCE.',
    );
}

/** @throws AppError FORBIDDEN if the viewer may not log this type of progress */
export function assertCanLog(viewer: Viewer, team: EngagementTeam, kind: ProgressKindWord): void {
  if (!canLog(viewer, team, kind))
    throw new AppError(
      'FORBIDDEN',
      'Managers and engineers on the team can log progress; compliance reviewers can only log notes.',
    );
}

/** @param holder party that has the ball; null if on hold or ended. @throws AppError FORBIDDEN */
export function assertCanPassBall(viewer: Viewer, team: EngagementTeam, holder: Party | null): void {
  if (!canPassBall(viewer, team, holder))
    throw new AppError(
      'FORBIDDEN',
      'Only managers and engineers on the team can pass the ball, and compliance reviewers while COMPLIANCE has it.',
    );
}

/** @throws Refusal if the engagement has ended */
export function assertNotEnded({ key, status }: EngagementEntity, field: string | null): void {
  if (hasEnded(status))
    refuse('NOT_ALLOWED_IN_STATE', field, `${key} is ${status}; it can no longer be changed.`);
}

/** @throws Refusal if the engagement is on hold or has ended */
export function assertActive({ status }: EngagementEntity, field: string): void {
  if (status !== 'ACTIVE')
    refuse('NOT_ALLOWED_IN_STATE', field, `The engagement is ${status}; it must be active to change stage.`);
}
