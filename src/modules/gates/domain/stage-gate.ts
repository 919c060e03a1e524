import { type EngagementStage, isDone, type MilestoneStatus, type Party } from '../../../kernel/enums.js';
import { isNeededIn, nextStage } from '../../../kernel/stages.js';

/** What a gate looks at of a milestone. */
export interface GateMilestone {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly stage: EngagementStage;
  readonly party: Party;
  readonly required: boolean;
  readonly status: MilestoneStatus;
}

/** An item of the launch checklist of a product in scope that is neither satisfied nor waived. */
export interface OpenItem {
  readonly code: string;
  readonly title: string;
  /** Its name. */
  readonly product: string;
  readonly productId: string;
  readonly neededBy: EngagementStage;
  /** Whether what was submitted last awaits review. */
  readonly awaitsReview: boolean;
}

/** All that decides whether a stage may be left. */
export interface GateFacts {
  readonly stage: EngagementStage;
  readonly milestones: readonly GateMilestone[];
  readonly openItems: readonly OpenItem[];
  /** Products in scope that lack a live production credential. */
  readonly productsWithoutCredential: readonly { readonly id: string; readonly name: string }[];
}

/** Something that must be there before a stage is left, and who owes it. */
export interface MissingItem {
  readonly kind: 'MILESTONE' | 'CHECKLIST_ITEM' | 'CREDENTIAL';
  readonly title: string;
  readonly party: Party;
  /** UUID of the milestone; null if it is none. */
  readonly milestoneId: string | null;
  /** UUID of the product of the checklist item or credential; null of a milestone. */
  readonly apiProductId: string | null;
  /** What people call the milestone or the checklist item; null of a credential. */
  readonly code: string | null;
}

/** What keeps an engagement from leaving its stage; nothing is left from CLOSED. */
export function missingAtGate(facts: GateFacts): MissingItem[] {
  if (facts.stage === 'CLOSED') return [];
  return [...openMilestones(facts), ...openItems(facts), ...missingCredentials(facts)];
}

function openMilestones({ stage, milestones }: GateFacts): MissingItem[] {
  return milestones
    .filter((each) => each.stage === stage && each.required && !isDone(each.status))
    .map(({ id, code, title, party }) => ({
      ...{ kind: 'MILESTONE', title, party },
      ...{ milestoneId: id, apiProductId: null, code },
    }));
}

/** The partner owes evidence, also where the team may hand it in; what was submitted is the reviewers' to judge. */
function openItems({ stage, openItems: items }: GateFacts): MissingItem[] {
  return items
    .filter(({ neededBy }) => isNeededIn(stage, neededBy))
    .map(({ code, title, product, productId, awaitsReview }) => ({
      kind: 'CHECKLIST_ITEM',
      title: `${title} (checklist of ${product})`,
      party: awaitsReview ? 'COMPLIANCE' : 'PARTNER',
      ...{ milestoneId: null, apiProductId: productId, code },
    }));
}

function missingCredentials({ stage, productsWithoutCredential }: GateFacts): MissingItem[] {
  if (nextStage(stage) !== 'LAUNCH') return [];
  return productsWithoutCredential.map(({ id, name }) => ({
    kind: 'CREDENTIAL',
    title: `a live production credential for ${name}`,
    party: 'PARTNER',
    ...{ milestoneId: null, apiProductId: id, code: null },
  }));
}
