import type { Role } from '../../kernel/enums.js';
import { PERMISSIONS, type Permission, mayCall } from '../../kernel/permissions.js';
import { upperAscii } from '../../kernel/text.js';
import { enumOf } from '../../platform/graphql/enums.js';

/** A permission as the API spells it: `time-off:write` as TIME_OFF_WRITE. */
type Spelled<P extends string> = P extends `${infer Start}:${infer End}`
  ? `${Spelled<Start>}_${Spelled<End>}`
  : P extends `${infer Start}-${infer End}`
    ? `${Spelled<Start>}_${Spelled<End>}`
    : Uppercase<P>;
export type RightWord = Spelled<Permission>;

export const Right = enumOf<RightWord>('Right', 'What a role may do.', {
  VIEWER_READ: 'Read `viewer`.',
  NODE_READ: 'Read `node`, which returns what the role may read.',
  STAFF_READ: 'Read everything that staff work with.',
  USER_READ: 'Read users.',
  USER_WRITE: 'Invite, update, deactivate and reactivate users.',
  API_KEY_READ: 'Read API keys.',
  API_KEY_WRITE: 'Create and revoke API keys.',
  AUDIT_READ: 'Read the audit log.',
  JOB_READ: 'Read failed jobs.',
  JOB_WRITE: 'Retry failed jobs.',
  CATALOG_WRITE: 'Change API products and their versions.',
  STAFFING_WRITE: 'Change solution engineers.',
  TIME_OFF_WRITE: 'Add and remove time off; engineers only their own.',
  ALLOCATION_WRITE: 'Allocate engineers to engagements.',
  PARTNER_WRITE: 'Change partners, their applications and credentials.',
  USAGE_RETRY: 'Retry quarantined usage.',
  CHECKLIST_SET: 'Set launch checklists.',
  CHECKLIST_REVIEW: 'Review and waive checklist items.',
  EVIDENCE_SUBMIT: 'Submit evidence for checklist items.',
  ENGAGEMENT_START: 'Start engagements.',
  ENGAGEMENT_LOG_PROGRESS: 'Log progress.',
  PROGRESS_CORRECT: 'Correct and withdraw progress entries.',
  ENGAGEMENT_ADVANCE: 'Advance engagements to the next stage.',
  ENGAGEMENT_RETURN: 'Return engagements to an earlier stage.',
  ENGAGEMENT_PASS_BALL: 'Hand the next step to another party.',
  ENGAGEMENT_UPDATE: 'Update engagements.',
  HOLIDAY_WRITE: 'Set public holidays and work weeks.',
  ENGAGEMENT_TAKE_BASELINE: 'Take baselines.',
  ENGAGEMENT_HOLD: 'Put engagements on hold and resume them.',
  ENGAGEMENT_CLOSE: 'Close engagements.',
  PLAYBOOK_PUBLISH: 'Publish playbooks.',
  MILESTONE_WRITE: 'Change milestones.',
  BLOCKER_WRITE: 'Raise, update and resolve blockers.',
  HEALTH_RECOMPUTE: 'Recalculate health.',
  ALERT_RULE_WRITE: 'Set when to alert whom.',
  ALERT_ACKNOWLEDGE: 'Acknowledge alerts.',
  HEALTH_OVERRIDE: 'Override health bands.',
  HEALTH_MODEL_WRITE: 'Publish and activate health models.',
  BACKTEST_WRITE: 'Start and cancel backtests of health models.',
  UPLOAD_WRITE: "Upload files; partner users only for their own company's integrations.",
  UPLOAD_READ: "Download files; partner users only their own company's or those shared with it.",
  PORTAL_READ: "Read their own company's integrations.",
  VIEW_WRITE: 'Save and delete views of console pages.',
  PORTAL_PREVIEW: 'Look at an integration as its partner does.',
  PORTAL_WRITE: "Act on their own company's integrations.",
});

/** Rights of a role, in the order of the permissions table. */
export function rightsOf(role: Role): RightWord[] {
  return (Object.keys(PERMISSIONS) as Permission[])
    .filter((permission) => mayCall(role, permission))
    .map((permission) => upperAscii(permission).replace(/[:-]/g, '_') as RightWord);
}
