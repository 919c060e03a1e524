import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { List } from './parts/List';
import { One } from './parts/One';
import type { HealthSearch } from './search';

export interface PartProps {
  readonly search: HealthSearch;
  readonly change: (changes: HealthSearch) => void;
}

/** Why this score? Of one engagement, or of all. */
export function Page() {
  const search: HealthSearch = useSearch({ from: '/console/health' });
  const navigate = useNavigate({ from: '/health' });
  const change = useCallback(
    (changes: HealthSearch) =>
      void navigate({
        search: (before: HealthSearch) => ({ ...before, pages: undefined, ...changes }),
        replace: 'q' in changes || 'pages' in changes,
        resetScroll: false,
      }),
    [navigate],
  );
  return search.engagement === undefined ? (
    <List search={search} change={change} />
  ) : (
    <One key={search.engagement} engagement={search.engagement} search={search} change={change} />
  );
}
