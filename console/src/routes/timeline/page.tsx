import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { FilterBar } from '../../app/engagements/FilterBar';
import { filterOf } from '../../app/engagements/filter';
import { useLiveEngagements } from '../../app/engagements/live';
import { usePageQuery } from '../../app/graphql/use-api';
import { oneOf } from '../../app/search';
import { SavedViews } from '../../app/views/SavedViews';
import { timeline as words } from '../../messages/en/timeline';
import { ZOOMS } from '../../timeline/scale';
import { Select } from '../../ui/Field';
import { Page as Frame } from '../../ui/Page';
import { Loaded } from '../../ui/States';
import { TIMELINE } from './page.graphql';
import { Lanes } from './parts/Lanes';
import { GROUPINGS, type TimelineSearch } from './search';

/** What collides? All engagements over time. */
export function Page() {
  const search: TimelineSearch = useSearch({ from: '/console/timeline' });
  const navigate = useNavigate({ from: '/timeline' });
  const change = useCallback(
    (changes: TimelineSearch) =>
      void navigate({
        search: (before: TimelineSearch) => ({ ...before, ...changes }),
        replace: ['q', 'pages', 'open'].some((name) => name in changes),
        resetScroll: false,
      }),
    [navigate],
  );
  const filter = filterOf(search);
  const answer = usePageQuery(TIMELINE, { filter });
  useLiveEngagements(filter);
  return (
    <Frame title={words.title} actions={<SavedViews page="TIMELINE" />}>
      <FilterBar search={search} change={(changes) => change({ ...changes, pages: undefined })}>
        <Select
          label={words.groupBy}
          value={search.by ?? 'lead'}
          options={GROUPINGS.map((value) => ({ value, label: words.groupings[value] }))}
          onChange={(value) => change({ by: oneOf(GROUPINGS, value) })}
        />
        <Select
          label={words.zoom}
          value={search.zoom ?? 'month'}
          options={ZOOMS.map((value) => ({ value, label: words.zooms[value] }))}
          onChange={(value) => change({ zoom: oneOf(ZOOMS, value) })}
        />
      </FilterBar>
      <Loaded answer={answer} lines={18}>
        {(data) => <Lanes data={data} search={search} change={change} filter={filter} />}
      </Loaded>
    </Frame>
  );
}
