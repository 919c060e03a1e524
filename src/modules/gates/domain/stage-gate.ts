import { type EngagementStage, isFinished, type MilestoneStatus, type Party } from '../../../kernel/enums.js';
import { isNeededIn, nextStage } from '../../../kernel/stages.js';

/** A milestone as a gate sees it. */
export interface GateMilestone {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly stage: EngagementStage;
  readonly party: Party;
  readonly required: boolean;
  readonly status: MilestoneStatus;
}

/** An item on the launch checklist of a product in scope that is neither satisfied nor waived. */
export interface OpenItem {
  readonly code: string;
  readonly title: string;
  /** Name of the API product. */
  readonly product: string;
  readonly productId: string;
  readonly neededBy: EngagementStage;
  /** Whether the latest evidence awaits review. */
  readonly awaitsReview: boolean;
}

/** Everything that determines whether a stage can be left. */
export interface GateFacts {
  readonly stage: EngagementStage;
  readonly milestones: readonly GateMilestone[];
  readonly openItems: readonly OpenItem[];
  /** Products in scope without a live production credential. */
  readonly productsWithoutCredential: readonly { readonly id: string; readonly name: string }[];
}

/** Something required to leave a stage, and the party that must provide it. */
export interface MissingItem {
  readonly kind: 'MILESTONE' | 'CHECKLIST_ITEM' | 'CREDENTIAL';
  readonly title: string;
  readonly party: Party;
  /** UUID of the milestone; null for anything else. */
  readonly milestoneId: string | null;
  /** UUID of the product of the checklist item or credential; null for a milestone. */
  readonly apiProductId: string | null;
  /** Code of the milestone or checklist item; null for a credential. */
  readonly code: string | null;
}

/** Everything that keeps an engagement in its stage; empty for CLOSED, which is never left. */
export function missingAtGate(facts: GateFacts): MissingItem[] {
  if (facts.stage === 'CLOSED') return [];
  return [...openMilestones(facts), ...openItems(facts), ...missingCredentials(facts)];
}

function openMilestones({ stage, milestones }: GateFacts): MissingItem[] {
  return milestones
    .filter((each) => each.stage === stage && each.required && !isFinished(each.status))
    .map(({ id, code, title, party }) => ({
      ...{ kind: 'MILESTONE', title, party },
      ...{ milestoneId: id, apiProductId: null, code },
    }));
}

/** The partner must provide evidence, even if the team may submit it; reviewers must act on submitted evidence. */
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
