import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { CreateEngineer } from '../../acts/CreateEngineer';
import { useRested } from '../../app/graphql/use-api';
import { useMay } from '../../app/rights';
import { mondayOf, plusDays, todayIn } from '../../domain/dates';
import { capacity as words } from '../../messages/en/capacity';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Page as Frame } from '../../ui/Page';
import { Workload } from './parts/Workload';
import { WhoFits } from './parts/WhoFits';
import type { CapacitySearch } from './search';

const route = getRouteApi('/console/capacity');
const STEP_DAYS = 28;

/** Who has room, week by week, and who fits an engagement. */
export function Page() {
  const search: CapacitySearch = route.useSearch();
  const navigate = useNavigate({ from: '/capacity' });
  const [creating, setCreating] = useState(false);
  const mayStaff = useMay('STAFFING_WRITE');
  const { q = '' } = search;
  const rested = useRested(q.trim(), 250);
  const from = mondayOf(search.from ?? todayIn());
  const change = (changes: Partial<CapacitySearch>) =>
    void navigate({
      search: (before: CapacitySearch) => ({ ...before, pages: undefined, ...changes }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Frame
      title={words.title}
      actions={
        <>
          <Button onPress={() => change({ from: plusDays(from, -STEP_DAYS) })}>{words.earlier}</Button>
          <Button onPress={() => change({ from: undefined })}>{words.thisWeek}</Button>
          <Button onPress={() => change({ from: plusDays(from, STEP_DAYS) })}>{words.later}</Button>
          {mayStaff ? (
            <Button kind="primary" onPress={() => setCreating(true)}>
              {words.create}
            </Button>
          ) : (
            <p>{words.mayNot}</p>
          )}
        </>
      }
    >
      <TextField
        label={words.find}
        type="search"
        value={q}
        onChange={(text) => change({ q: text === '' ? undefined : text })}
      />
      <Workload from={from} q={rested} search={search} change={change} />
      <WhoFits engagement={search.for} change={change} />
      {creating ? <CreateEngineer onClose={() => setCreating(false)} /> : null}
    </Frame>
  );
}
