import type { Viewer } from '../../app/viewer';
import type { Blocker, Engagement, Entry, Milestone } from './page.graphql';

/** What the reader may do on an engagement, so that nothing else is offered; the server decides anew. */
export interface May {
  /** Managers on all, engineers on those of whose team they are. */
  readonly work: boolean;
  readonly log: boolean;
  /** Seeing it as its partner does. */
  readonly preview: boolean;
  readonly pass: boolean;
  /** Hold, resume, close, take baselines, allocate and waive. */
  readonly manage: boolean;
  readonly review: boolean;
  readonly raise: boolean;
  /** Adding milestones. */
  readonly plan: boolean;
  readonly change: (milestone: Pick<Milestone, 'party'>) => boolean;
  readonly unblock: (blocker: Pick<Blocker, 'party'>) => boolean;
  readonly correct: (entry: Pick<Entry, 'author'>) => boolean;
}

export function mayOn({ role, name, engineer }: Viewer, engagement: Engagement): May {
  const isOpen = engagement.status === 'ACTIVE' || engagement.status === 'ON_HOLD';
  const manages = role === 'ADMIN' || role === 'MANAGER';
  const isOnTeam = manages || engagement.team.some(({ id }) => id === engineer?.id);
  const isReviewer = role === 'COMPLIANCE';
  const work = isOpen && isOnTeam;
  const review = isOpen && (manages || isReviewer);
  const ownOf = (party: string) => isOpen && isReviewer && party === 'COMPLIANCE';
  return {
    work,
    preview: isOnTeam || role === 'AUDITOR',
    log: work || (isOpen && isReviewer),
    pass: engagement.ballInCourt !== null && (work || ownOf(engagement.ballInCourt.party)),
    manage: isOpen && manages,
    review,
    raise: work || (isOpen && isReviewer),
    plan: work || (isOpen && isReviewer),
    change: ({ party }) => (party === 'COMPLIANCE' ? isOpen && (manages || isReviewer) : work),
    unblock: ({ party }) => work || ownOf(party),
    correct: ({ author }) => manages || (author === name && (isOnTeam || isReviewer)),
  };
}
