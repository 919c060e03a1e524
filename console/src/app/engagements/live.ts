import { graphql } from '../graphql/types';
import { useLiveScreen } from '../graphql/use-api';
import type { filterOf } from './filter';

const ENGAGEMENTS_CHANGED = graphql(`
  subscription EngagementsChanged($filter: EngagementFilter!) {
    engagementsChanged(filter: $filter) {
      all
      engagementIds
    }
  }
`);

/** Reads what is on the screen again when an engagement of the list changes, comes or goes: one subscription a list. */
export const useLiveEngagements = (filter: ReturnType<typeof filterOf>): void =>
  useLiveScreen(ENGAGEMENTS_CHANGED, { filter });
