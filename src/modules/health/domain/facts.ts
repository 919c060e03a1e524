import { EngagementStage, Severity } from '../../../kernel/enums.js';

/**
 * What is known of one engagement at one instant, as plain data: the only input of an evaluation.
 * A null stands for what nothing feeds or nothing has measured yet, and never counts as 0.
 */
export interface HealthFacts {
  readonly stage: EngagementStage;
  /** Working days late against the latest baseline; negative is early. */
  readonly scheduleVarianceDays: number | null;
  readonly schedulePerformanceIndex: number | null;
  /** Before the first act of the partner counted from startedOn, or from the day it was entered if that was later. */
  readonly workingDaysSincePartnerAct: number;
  /** The open ones; an empty list means that there are none. */
  readonly blockers: readonly OpenBlocker[] | null;
  /** Null while the partner has no sandbox credential. */
  readonly sandbox: SandboxFacts | null;
  /** Checklist items needed up to this stage; waived ones count as satisfied. */
  readonly checklist: { readonly needed: number; readonly satisfied: number } | null;
  /** Operations called in production / operations in scope, 0-1. */
  readonly productionBreadth: number | null;
  /** Production calls of the last 28 complete UTC days. */
  readonly production28: { readonly unthrottled: number; readonly errorRate: number | null } | null;
  /** Successful production calls of the last 28 days / of the 28 before - 1. */
  readonly productionTrend: number | null;
  /** The last pulse; its age in whole calendar days. */
  readonly pulse: { readonly rating: number; readonly ageDays: number } | null;
  /** What has run out in scope: the day given was its last, and is over. */
  readonly expired: readonly ExpiredItem[];
}

export interface OpenBlocker {
  readonly severity: Severity;
  readonly workingDaysOpen: number;
}

/** Sandbox use of the last 14 complete UTC days. */
export interface SandboxFacts {
  /** Calendar days since the earliest sandbox credential was issued; a rotation does not restart it. */
  readonly credentialAgeDays: number;
  readonly activeDays14: number;
  /** Calls that were not throttled. */
  readonly unthrottled14: number;
  readonly successes14: number;
}

export const EXPIRY_KINDS = ['PRODUCTION_CREDENTIAL', 'CHECKLIST_EVIDENCE', 'WAIVER'] as const;
export type ExpiryKind = (typeof EXPIRY_KINDS)[number];

export interface ExpiredItem {
  readonly kind: ExpiryKind;
  /** LocalDate, `YYYY-MM-DD`. */
  readonly expiredOn: string;
}
