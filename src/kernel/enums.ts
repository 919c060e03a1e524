/** Enums shared by several modules; values are spelled as in the API. */
export const STAGES = [
  'DISCOVERY',
  'DESIGN',
  'SANDBOX',
  'CERTIFICATION',
  'LAUNCH',
  'ADOPTION',
  'CLOSED',
] as const;
export type EngagementStage = (typeof STAGES)[number];

export const ENGAGEMENT_STATUSES = ['ACTIVE', 'ON_HOLD', 'COMPLETED', 'CANCELLED'] as const;
export type EngagementStatus = (typeof ENGAGEMENT_STATUSES)[number];

/** Statuses of engagements that have not ended. */
export const ONGOING_STATUSES: readonly EngagementStatus[] = ['ACTIVE', 'ON_HOLD'];

/** Whether an engagement was completed or cancelled. */
export function hasEnded(status: EngagementStatus): boolean {
  return !ONGOING_STATUSES.includes(status);
}

export const ENGAGEMENT_TYPES = ['INTEGRATION', 'MIGRATION', 'CO_CREATION', 'ADVISORY'] as const;
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number];

export const PARTIES = ['PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE'] as const;
export type Party = (typeof PARTIES)[number];

export const VISIBILITIES = ['INTERNAL', 'PARTNER'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Whether partners may see it; to them, anything else does not exist. */
export function isShownToPartner({ visibility }: { readonly visibility: Visibility }): boolean {
  return visibility === 'PARTNER';
}

export const ENVIRONMENTS = ['SANDBOX', 'PRODUCTION'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const MILESTONE_STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'DONE', 'SKIPPED'] as const;
export type MilestoneStatus = (typeof MILESTONE_STATUSES)[number];

/** Statuses of milestones with work left. */
export const UNFINISHED_STATUSES = ['NOT_STARTED', 'IN_PROGRESS'] as const;
export type UnfinishedStatus = (typeof UNFINISHED_STATUSES)[number];

/** Whether a milestone is done or skipped. */
export function isFinished(status: MilestoneStatus): status is Exclude<MilestoneStatus, UnfinishedStatus> {
  return !UNFINISHED_STATUSES.some((each) => each === status);
}

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const PROGRESS_KINDS = ['NOTE', 'CALL', 'MEETING', 'DECISION', 'DELIVERY'] as const;
/** `ProgressKind` is the API's enum of them. */
export type ProgressKindWord = (typeof PROGRESS_KINDS)[number];

export const ALLOCATION_KINDS = ['SOFT', 'HARD'] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

export const CAPABILITIES = [
  'DEPOSITS',
  'PAYMENTS',
  'LENDING',
  'IDENTITY',
  'LOYALTY',
  'INVESTMENTS',
  'DATA',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const PARTNER_KINDS = ['FINTECH', 'MERCHANT', 'SOFTWARE_VENDOR', 'BANK', 'ENTERPRISE'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

export const PARTNER_TIERS = ['STRATEGIC', 'GROWTH', 'STANDARD'] as const;
export type PartnerTier = (typeof PARTNER_TIERS)[number];

export const HEALTH_BANDS = ['HEALTHY', 'AT_RISK', 'CRITICAL', 'INSUFFICIENT_DATA'] as const;
export type HealthBand = (typeof HEALTH_BANDS)[number];

export const ROLES = ['ADMIN', 'MANAGER', 'ENGINEER', 'COMPLIANCE', 'AUDITOR', 'PARTNER'] as const;
export type Role = (typeof ROLES)[number];
