import { enumOf } from './enums.js';
import type * as words from '../../kernel/enums.js';
import type { UserErrorCode as Code } from '../../kernel/errors.js';

export const EngagementStage = enumOf<words.EngagementStage>(
  'EngagementStage',
  'Stages of an engagement, from first to last.',
  {
    DISCOVERY: "The partner's requirements are gathered.",
    DESIGN: 'The integration is designed.',
    SANDBOX: 'The partner builds against the sandbox.',
    CERTIFICATION: 'The integration is certified: functionality, security and compliance.',
    LAUNCH: 'The integration goes live.',
    ADOPTION: 'The integration is live and its usage grows.',
    CLOSED: 'The engagement is completed.',
  },
);
export const EngagementStatus = enumOf<words.EngagementStatus>('EngagementStatus', 'Status.', {
  ACTIVE: 'Work is in progress.',
  ON_HOLD: 'Work is paused until an expected date.',
  COMPLETED: 'Completed as planned.',
  CANCELLED: 'Ended without being completed.',
});
export const EngagementType = enumOf<words.EngagementType>('EngagementType', 'Type of engagement.', {
  INTEGRATION: 'A partner integrates API products for the first time.',
  MIGRATION: 'A partner moves from one version or product to another.',
  CO_CREATION: 'A bespoke solution is built jointly.',
  ADVISORY: 'Advice without a build.',
});
export const Party = enumOf<words.Party>('Party', 'Who must act.', {
  PARTNER: 'The partner company.',
  SERVICES: 'The professional-services team.',
  PLATFORM: "The API platform's product teams.",
  COMPLIANCE: 'Compliance, privacy and security reviewers.',
});
export const Visibility = enumOf<words.Visibility>('Visibility', 'Who can see it.', {
  INTERNAL: 'Staff only.',
  PARTNER: "Staff and the partner's users.",
});
export const Environment = enumOf<words.Environment>('Environment', 'Environment of the APIs.', {
  SANDBOX: 'The test environment.',
  PRODUCTION: 'The live environment.',
});
export const MilestoneStatus = enumOf<words.MilestoneStatus>('MilestoneStatus', 'Status of a milestone.', {
  NOT_STARTED: 'Not started.',
  IN_PROGRESS: 'Started, not done.',
  DONE: 'Done.',
  SKIPPED: 'Skipped; milestones that depend on it depend on its own dependencies instead.',
});
export const Severity = enumOf<words.Severity>('Severity', 'Severity of a blocker.', {
  LOW: 'A nuisance.',
  MEDIUM: 'Work continues around it.',
  HIGH: 'Some work has stopped.',
  CRITICAL: 'All work has stopped, or go-live is at risk.',
});
export const PartnerTier = enumOf<words.PartnerTier>(
  'PartnerTier',
  'Importance of a partner to the platform.',
  {
    STRATEGIC: 'Strategically important.',
    GROWTH: 'Expected to grow.',
    STANDARD: 'Any other partner.',
  },
);
export const HealthBand = enumOf<words.HealthBand>('HealthBand', 'Health band of an engagement.', {
  HEALTHY: 'On track.',
  AT_RISK: 'Needs attention.',
  CRITICAL: 'Needs help now.',
  INSUFFICIENT_DATA: 'Not enough data to tell.',
});
export const UserErrorCode = enumOf<Code>('UserErrorCode', 'Why a mutation was rejected.', {
  INVALID: 'A value is out of range, too long or malformed.',
  NOT_FOUND: 'The object does not exist, or you may not see it.',
  ALREADY_EXISTS: 'An object with this name or key already exists.',
  CONFLICT: 'The object has changed since you read it; read it again.',
  GATE_NOT_MET: 'The stage cannot be left yet.',
  DEPENDENCY_CYCLE: 'The dependency would create a cycle.',
  NOT_ALLOWED_IN_STATE: "The object's state does not allow it.",
  IDEMPOTENCY_KEY_REUSED: 'The Idempotency-Key was already used for a different request.',
  LIMIT_EXCEEDED: 'There would be too many objects.',
});
