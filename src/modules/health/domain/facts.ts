import { EngagementStage, Severity } from '../../../kernel/enums.js';

/**
 * The facts about one engagement at one instant, as plain data.
 * Null means not known or not measured yet, and never counts as 0.
 */
export interface HealthFacts {
  readonly stage: EngagementStage;
  /** Working days late against the latest baseline; negative is early. */
  readonly scheduleVarianceFromLatestDays: number | null;
  readonly schedulePerformanceIndex: number | null;
  /** If the partner has never acted: since startedOn or the day of creation, whichever is later. */
  readonly workingDaysSincePartnerAct: number;
  /** The open blockers. */
  readonly blockers: readonly OpenBlocker[];
  /** Null if the partner has no sandbox credential. */
  readonly sandbox: SandboxFacts | null;
  /** Checklist items needed up to this stage; waived ones count as satisfied. */
  readonly checklist: { readonly needed: number; readonly satisfied: number };
  /** Operations called in production / operations in scope, 0-1. */
  readonly productionBreadth: number | null;
  /** Production calls of the last 28 complete UTC days. */
  readonly production28: { readonly unthrottled: number; readonly errorRate: number | null };
  /** Growth: successful production calls of the last 28 days / those of the 28 days before - 1. */
  readonly productionTrend: number | null;
  /** The last pulse; its age in whole calendar days. */
  readonly pulse: { readonly rating: number; readonly ageDays: number } | null;
  /** What has expired, by its last valid day. */
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
  /** Number of calls that were not throttled. */
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
