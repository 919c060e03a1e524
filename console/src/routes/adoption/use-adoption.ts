import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { todayIn } from '../../domain/dates';
import { conditionsOf, rangeOf } from './filter';
import type { AdoptionSearch } from './search';

const route = getRouteApi('/console/adoption');

/** What the address asks for, and how to ask for something else. */
export function useAdoption() {
  const search: AdoptionSearch = route.useSearch();
  const navigate = useNavigate({ from: '/adoption' });
  const today = todayIn('UTC');
  const range = rangeOf(search, today);
  const conditions = conditionsOf(search);
  const change = useCallback(
    (changes: Partial<AdoptionSearch>): void => {
      void navigate({ search: (before: AdoptionSearch) => ({ ...before, ...changes }), resetScroll: false });
    },
    [navigate],
  );
  const { partnerIds = [], applicationIds = [] } = conditions;
  return {
    search,
    change,
    today,
    range,
    conditions,
    filter: { ...range, ...conditions },
    /** Variables of the names of what is chosen; empty lists ask for nothing. */
    choices: {
      chosenPartners: { partnerIds },
      chosenApplications: { ...range, environment: null, applicationIds },
    },
  };
}
