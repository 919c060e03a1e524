import { enumOf } from './enums.js';
import type * as words from '../../kernel/enums.js';
import type { UserErrorCode as Code } from '../../kernel/errors.js';

export const EngagementStage = enumOf<words.EngagementStage>(
  'EngagementStage',
  'How far an engagement has come.',
  {
    DISCOVERY: 'What the partner needs is found out.',
    DESIGN: 'How the partner will integrate is designed.',
    SANDBOX: 'The partner builds against the sandbox.',
    CERTIFICATION: 'The integration is certified: function, security, compliance.',
    LAUNCH: 'The integration goes live.',
    ADOPTION: 'The integration is live and its use grows.',
    CLOSED: 'The engagement has been completed.',
  },
);
export const EngagementStatus = enumOf<words.EngagementStatus>('EngagementStatus', 'Whether work goes on.', {
  ACTIVE: 'Work goes on.',
  ON_HOLD: 'Work rests until a day that is expected.',
  COMPLETED: 'It ended as it should.',
  CANCELLED: 'It was given up.',
});
export const EngagementType = enumOf<words.EngagementType>('EngagementType', 'The kind of services work.', {
  INTEGRATION: 'A partner integrates API products for the first time.',
  MIGRATION: 'A partner moves from one version or product to another.',
  CO_CREATION: 'A bespoke solution is built together.',
  ADVISORY: 'Advice without a build.',
});
export const Party = enumOf<words.Party>('Party', 'Who must act.', {
  PARTNER: 'The partner company.',
  SERVICES: 'The professional-services team.',
  PLATFORM: "The API platform's product teams.",
  COMPLIANCE: 'Compliance, privacy and security reviewers.',
});
export const Visibility = enumOf<words.Visibility>('Visibility', 'Who may see it.', {
  INTERNAL: 'Staff alone.',
  PARTNER: "Staff and the partner's users.",
});
export const Environment = enumOf<words.Environment>('Environment', 'Where calls are made.', {
  SANDBOX: 'The test environment.',
  PRODUCTION: 'The live environment.',
});
export const MilestoneStatus = enumOf<words.MilestoneStatus>('MilestoneStatus', 'How far a milestone is.', {
  NOT_STARTED: 'Not begun.',
  IN_PROGRESS: 'Begun and not done.',
  DONE: 'Done.',
  SKIPPED: 'Left out; what follows it waits for what came before it.',
});
export const Severity = enumOf<words.Severity>('Severity', 'How badly a blocker hinders.', {
  LOW: 'A nuisance.',
  MEDIUM: 'Work goes on around it.',
  HIGH: 'Work on something has stopped.',
  CRITICAL: 'Nothing goes on, or go-live is in question.',
});
export const PartnerTier = enumOf<words.PartnerTier>(
  'PartnerTier',
  'How much the partner matters to the platform.',
  {
    STRATEGIC: 'Of strategic weight.',
    GROWTH: 'Expected to grow.',
    STANDARD: 'Every other partner.',
  },
);
export const HealthBand = enumOf<words.HealthBand>('HealthBand', 'The verdict of a health score.', {
  HEALTHY: 'On course.',
  AT_RISK: 'Needs attention.',
  CRITICAL: 'Needs help now.',
  INSUFFICIENT_DATA: 'Too little is known for a verdict.',
});
export const UserErrorCode = enumOf<Code>('UserErrorCode', 'Why a mutation was refused.', {
  INVALID: 'A value is out of range, too long or of the wrong form.',
  NOT_FOUND: 'There is no such object, or none that you may see.',
  ALREADY_EXISTS: 'Something with that name or key exists.',
  CONFLICT: 'The object was changed since you read it; read it again.',
  GATE_NOT_MET: 'The stage may not be left yet.',
  DEPENDENCY_CYCLE: 'A dependency would close a circle.',
  NOT_ALLOWED_IN_STATE: "The object's state does not allow it.",
  IDEMPOTENCY_KEY_REUSED: 'The Idempotency-Key was used for something else.',
  LIMIT_EXCEEDED: 'There would be too many.',
});
