import { todayIn } from '../../domain/dates';
import type { InScope } from './scope';
import type { StartInput } from './start.graphql';

/** What was chosen so far; texts are empty until then. */
export interface StartDraft {
  readonly partnerId: string;
  readonly title: string;
  readonly type: StartInput['type'];
  readonly playbookId: string;
  readonly scope: readonly InScope[];
  readonly leadId: string;
  readonly teamIds: readonly string[];
  readonly startOn: string;
  readonly region: string;
  readonly firstParty: NonNullable<StartInput['firstParty']>;
}

export const EMPTY_DRAFT = (): StartDraft => ({
  ...{ partnerId: '', title: '', type: 'INTEGRATION', playbookId: '', scope: [] },
  ...{ leadId: '', teamIds: [], startOn: todayIn(), region: '', firstParty: 'SERVICES' },
});

/** A forecast does not depend on the title, so that it can be seen before there is one. */
const UNTITLED = '…';

/**
 * @returns the input, null as long as nothing can be forecast, and whether something is missing that only the start needs
 */
export function inputOf(draft: StartDraft): { readonly input: StartInput | null; readonly missing: boolean } {
  const { partnerId, title, type, playbookId, scope, leadId, teamIds, startOn, region, firstParty } = draft;
  const missing = title.trim() === '';
  if (partnerId === '' || scope.length === 0 || leadId === '' || startOn === '')
    return { input: null, missing };
  return {
    input: {
      ...{ partnerId, type, leadId, startOn, firstParty },
      title: missing ? UNTITLED : title,
      scope: [...scope],
      teamIds: teamIds.filter((id) => id !== leadId),
      ...(playbookId !== '' && { playbookId }),
      ...(region.trim() !== '' && { region: region.trim().toUpperCase() }),
    },
    missing,
  };
}
