import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { AddMilestone } from '../../../acts/later';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { STAGES } from '../../../domain/stages';
import { wordOf } from '../../../domain/words';
import { plan as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty, Skeleton } from '../../../ui/States';
import { Tabs } from '../../../ui/Tabs';
import type { Engagement, Milestone } from '../page.graphql';
import type { EngagementSearch } from '../search';
import styles from './Plan.module.css';
import type { PartProps } from './part';
import { csvColumns, planColumns } from './plan-columns';

const PlanChart = lazy(async () => ({ default: (await import('./PlanChart')).PlanChart }));

interface Props extends PartProps {
  readonly search: EngagementSearch;
}

/** The milestones, as a list by stage or over time. */
export function Plan({ engagement, may, search }: Props) {
  const [adding, setAdding] = useState(false);
  const { milestones, key } = engagement;
  const columns = planColumns(engagement, may);
  const isList = search.plan !== 'timeline';
  const shown = milestones.filter((each) => !isList || search.done || !isBehind(engagement, each));
  return (
    <Panel
      title={words.title}
      count={milestones.length}
      actions={
        <>
          <DownloadCsv name={`${key}-plan`} columns={csvColumns(columns)} rows={shown} />
          {may.can('EDIT_PLAN') ? <Button onPress={() => setAdding(true)}>{words.add}</Button> : null}
        </>
      }
    >
      <Views search={search} />
      {milestones.length === 0 ? <Empty>{words.empty}</Empty> : null}
      {isList ? (
        <>
          <Done search={search} hidden={milestones.length - shown.length} />
          {shown.length === 0 ? null : (
            <DataTable
              caption={words.milestones}
              columns={columns}
              rows={shown}
              keyOf={({ id }) => id}
              groupOf={({ stage }) => wordOf(stage)}
            />
          )}
        </>
      ) : (
        <Suspense fallback={<Skeleton lines={milestones.length} />}>
          <PlanChart engagement={engagement} />
        </Suspense>
      )}
      {adding ? <AddMilestone engagement={engagement} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

/** Whether it is done, in a stage that was left. */
const isBehind = ({ stage: now }: Engagement, { stage, status }: Milestone): boolean =>
  (status === 'DONE' || status === 'SKIPPED') &&
  STAGES.findIndex((each) => each === stage) < STAGES.findIndex((each) => each === now);

/** Keeps the place on the page. */
const here = { from: '/engagements/$key', to: '.', replace: true, resetScroll: false } as const;

const Views = ({ search }: { readonly search: EngagementSearch }) => {
  const { plan: _plan, ...rest } = search;
  const exactly = { exact: true, includeSearch: true };
  return (
    <Tabs label={words.views}>
      <Link {...here} search={rest} activeOptions={exactly}>
        {words.list}
      </Link>
      <Link {...here} search={{ ...rest, plan: 'timeline' }} activeOptions={exactly}>
        {words.timeline}
      </Link>
    </Tabs>
  );
};

const Done = ({ search, hidden }: { readonly search: EngagementSearch; readonly hidden: number }) => {
  const { done, ...rest } = search;
  if (!done && hidden === 0) return null;
  return (
    <p className={styles['done']}>
      {done ? null : words.hidden(hidden)}
      <Link {...here} search={done ? rest : { ...rest, done: 'shown' }}>
        {done ? words.hide : words.show}
      </Link>
    </p>
  );
};
