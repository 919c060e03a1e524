import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageQuery, useRested } from '../../app/graphql/use-api';
import { mondayOf, plusDays, todayIn } from '../../domain/dates';
import { capacity as words } from '../../messages/en/capacity';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Page as Frame, Panel } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { WORKLOAD } from './page.graphql';
import { Engineer } from './parts/Engineer';
import { HeatGrid } from './parts/HeatGrid';

const route = getRouteApi('/console/capacity');
const WEEKS = 8;

/** Who has room, week by week. */
export function Page() {
  const { from: given, q = '' } = route.useSearch();
  const navigate = useNavigate();
  const [shown, setShown] = useState<string | null>(null);
  const rested = useRested(q.trim(), 250);
  const from = mondayOf(given ?? todayIn());
  const answer = usePageQuery(WORKLOAD, {
    from,
    to: plusDays(from, 7 * WEEKS - 1),
    filter: rested === '' ? {} : { q: rested },
  });
  const go = (search: { from?: string | undefined; q?: string }) =>
    void navigate({ to: '/capacity', search: { from: given, q, ...search }, replace: true });
  return (
    <Frame
      title={words.title}
      actions={
        <>
          <Button onPress={() => go({ from: plusDays(from, -28) })}>{words.earlier}</Button>
          <Button onPress={() => go({ from: undefined })}>{words.thisWeek}</Button>
          <Button onPress={() => go({ from: plusDays(from, 28) })}>{words.later}</Button>
        </>
      }
    >
      <TextField label={words.find} type="search" value={q} onChange={(text) => go({ q: text })} />
      <Loaded answer={answer} lines={12}>
        {({ engineerWorkload }) => {
          const chosen = engineerWorkload.find(({ engineer }) => engineer.id === shown);
          return (
            <>
              <Panel title={words.grid}>
                {engineerWorkload.length === 0 ? (
                  <Empty>{words.none}</Empty>
                ) : (
                  <HeatGrid rows={engineerWorkload} onShow={setShown} />
                )}
                <p>{words.legend}</p>
              </Panel>
              {chosen ? <Engineer key={chosen.engineer.id} engineer={chosen.engineer} /> : null}
            </>
          );
        }}
      </Loaded>
    </Frame>
  );
}
