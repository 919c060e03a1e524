import {
  type EngagementStage,
  type EngagementStatus,
  hasEnded,
  PARTIES,
  type Party,
  STAGES,
} from '../../kernel/enums.js';
import { mayCall, type Permission } from '../../kernel/permissions.js';
import { isEarlier, nextStage } from '../../kernel/stages.js';
import type { Viewer } from '../../kernel/viewer.js';
import {
  canChangeBlocker,
  canChangeMilestone,
  canCorrectProgress,
  canLog,
  canPassBall,
  canWorkOn,
} from '../engagements/index.js';
import { canWaive } from '../gates/index.js';

/** What permissions and states depend on, for one engagement. */
export interface ActionFacts {
  readonly status: EngagementStatus;
  readonly stage: EngagementStage;
  readonly ballParty: Party | null;
  readonly engineerIds: readonly string[];
  /** Whether its health is overridden. */
  readonly isOverridden: boolean;
}

interface Action {
  readonly description: string;
  /** As in `@Allow` of the mutation. */
  readonly permission: Permission;
  /** The policy that the mutation applies; omitted if its permission is enough. */
  readonly may?: (viewer: Viewer, engagement: ActionFacts) => boolean;
  /** The state that the mutation requires; omitted if it works in any. */
  readonly inState?: (engagement: ActionFacts) => boolean;
}

const isOngoing = ({ status }: ActionFacts) => !hasEnded(status);
const isActive = ({ status }: ActionFacts) => status === 'ACTIVE';

/**
 * What can be done with an engagement. A policy that depends on more than the engagement counts if it allows anything: a note,
 * an entry of one's own, a milestone or blocker of some party. test/app/viewer-may.spec.ts compares each with its mutation.
 */
const ACTIONS = {
  LOG_PROGRESS: {
    description: 'Log progress with `logProgress`; compliance reviewers can only log notes.',
    permission: 'engagement:log-progress',
    may: (viewer, engagement) => canLog(viewer, engagement, 'NOTE'),
    inState: isOngoing,
  },
  CORRECT_PROGRESS: {
    description: "Correct own progress entries with `correctProgress`, and managers also others'.",
    permission: 'progress:correct',
    may: (viewer, engagement) =>
      canCorrectProgress(viewer, engagement, { id: viewer.userId, role: viewer.role }),
  },
  PASS_BALL: {
    description: 'Pass the ball with `passBall`.',
    permission: 'engagement:pass-ball',
    may: (viewer, engagement) => canPassBall(viewer, engagement, engagement.ballParty),
    inState: isActive,
  },
  RAISE_BLOCKER: {
    description: 'Raise and resolve blockers; compliance reviewers only those of COMPLIANCE.',
    permission: 'blocker:write',
    may: (viewer, engagement) => PARTIES.some((party) => canChangeBlocker(viewer, engagement, party)),
    inState: isOngoing,
  },
  UPDATE: {
    description:
      'Change title, team, scope, region or zone with `updateEngagement`; after it ended, the title.',
    permission: 'engagement:update',
    may: canWorkOn,
  },
  HOLD: {
    description: 'Put it on hold with `holdEngagement`, or change the expected resume date.',
    permission: 'engagement:hold',
    inState: isOngoing,
  },
  RESUME: {
    description: 'Resume it with `resumeEngagement`.',
    permission: 'engagement:hold',
    inState: ({ status }) => status === 'ON_HOLD',
  },
  ADVANCE_STAGE: {
    description: 'Advance it with `advanceStage`, once its gate is met.',
    permission: 'engagement:advance',
    may: canWorkOn,
    inState: (engagement) => isActive(engagement) && nextStage(engagement.stage) !== null,
  },
  RETURN_TO_STAGE: {
    description: 'Return it to an earlier stage with `returnToStage`.',
    permission: 'engagement:return',
    may: canWorkOn,
    inState: (engagement) =>
      isActive(engagement) && STAGES.some((stage) => isEarlier(stage, engagement.stage)),
  },
  CLOSE: {
    description: 'Complete or cancel it with `closeEngagement`.',
    permission: 'engagement:close',
    inState: isOngoing,
  },
  EDIT_PLAN: {
    description:
      'Add, change and reschedule milestones; engineers not those of COMPLIANCE, compliance reviewers only those.',
    permission: 'milestone:write',
    may: (viewer, engagement) => PARTIES.some((party) => canChangeMilestone(viewer, engagement, party)),
    inState: isOngoing,
  },
  TAKE_BASELINE: {
    description: 'Take a baseline with `takeBaseline`.',
    permission: 'engagement:take-baseline',
    inState: isOngoing,
  },
  SUBMIT_EVIDENCE: {
    description: 'Submit evidence with `submitEvidence`.',
    permission: 'evidence:submit',
    may: canWorkOn,
    inState: isOngoing,
  },
  REVIEW_EVIDENCE: {
    description: 'Accept or reject evidence with `reviewChecklistItem`.',
    permission: 'checklist:review',
    inState: isOngoing,
  },
  WAIVE_ITEM: {
    description: 'Waive a checklist item with `reviewChecklistItem`.',
    permission: 'checklist:review',
    may: canWaive,
    inState: isOngoing,
  },
  ALLOCATE: {
    description: 'Allocate engineers with `allocateEngineer`.',
    permission: 'allocation:write',
    inState: isOngoing,
  },
  RECOMPUTE_HEALTH: {
    description: 'Recalculate health with `recomputeHealth`.',
    permission: 'health:recompute',
    inState: isActive,
  },
  OVERRIDE_HEALTH: {
    description: 'Override the health band with `overrideHealth`.',
    permission: 'health:override',
    inState: isActive,
  },
  CLEAR_HEALTH_OVERRIDE: {
    description: 'End the override with `clearHealthOverride`.',
    permission: 'health:override',
    inState: ({ isOverridden }) => isOverridden,
  },
} as const satisfies Record<string, Action>;

export type EngagementActionWord = keyof typeof ACTIONS;

export const ACTION_WORDS = Object.keys(ACTIONS) as EngagementActionWord[];

export const ACTION_DESCRIPTIONS = Object.fromEntries(
  ACTION_WORDS.map((word) => [word, ACTIONS[word].description]),
) as Record<EngagementActionWord, string>;

/** What the viewer can do with an engagement now, in the order of EngagementAction. */
export function actionsOf(engagement: ActionFacts, viewer: Viewer): EngagementActionWord[] {
  return ACTION_WORDS.filter((word) => {
    const { permission, may, inState }: Action = ACTIONS[word];
    if (!mayCall(viewer.role, permission) || may?.(viewer, engagement) === false) return false;
    return inState?.(engagement) !== false;
  });
}
