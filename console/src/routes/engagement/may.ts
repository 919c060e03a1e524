import type { Viewer } from '../../app/viewer';
import type { Blocker, Engagement, Entry, Milestone } from './page.graphql';

export type EngagementAction = Engagement['viewerMay'][number];

/** What the reader may do on an engagement, so that nothing else is offered; the server decides anew. */
export interface May {
  readonly can: (action: EngagementAction) => boolean;
  /** Whether there is anything that the reader can do. */
  readonly anything: boolean;
  /** Seeing it as its partner does. */
  readonly preview: boolean;
  readonly change: (milestone: Pick<Milestone, 'party'>) => boolean;
  readonly skip: (milestone: Pick<Milestone, 'required'>) => boolean;
  readonly unblock: (blocker: Pick<Blocker, 'party'>) => boolean;
  readonly correct: (entry: Pick<Entry, 'author'>) => boolean;
}

/** The API says what can be done with the engagement; some of it is limited by who is responsible, or who wrote something. */
export function mayOn({ role, name, engineer }: Viewer, { viewerMay, team }: Engagement): May {
  const can = (action: EngagementAction) => viewerMay.includes(action);
  const manages = role === 'ADMIN' || role === 'MANAGER';
  const isResponsible = (party: string) => role !== 'COMPLIANCE' || party === 'COMPLIANCE';
  return {
    can,
    anything: viewerMay.length > 0,
    preview: manages || role === 'AUDITOR' || team.some(({ id }) => id === engineer?.id),
    change: ({ party }) =>
      can('EDIT_PLAN') && isResponsible(party) && (role !== 'ENGINEER' || party !== 'COMPLIANCE'),
    skip: ({ required }) => manages || !required,
    unblock: ({ party }) => can('RAISE_BLOCKER') && isResponsible(party),
    correct: ({ author }) => can('CORRECT_PROGRESS') && (manages || author === name),
  };
}
