import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AddMilestone } from '../../../acts/AddMilestone';
import { CsvButton } from '../../../app/CsvButton';
import { wordOf } from '../../../domain/words';
import { plan as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import type { PlanView } from '../search';
import styles from './Plan.module.css';
import { PlanChart } from './PlanChart';
import type { PartProps } from './part';
import { planColumns } from './plan-columns';

interface Props extends PartProps {
  readonly view: PlanView;
}

/** The milestones, as a list by stage or over time. */
export function Plan({ engagement, may, view }: Props) {
  const [adding, setAdding] = useState(false);
  const { milestones, key } = engagement;
  const columns = planColumns(engagement, may);
  return (
    <Panel
      title={words.title}
      count={milestones.length}
      actions={
        <>
          <Views view={view} />
          <CsvButton name={`${key}-plan`} columns={columns} rows={milestones} />
          {may.plan ? <Button onPress={() => setAdding(true)}>{words.add}</Button> : null}
        </>
      }
    >
      {milestones.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : view === 'timeline' ? (
        <PlanChart engagement={engagement} />
      ) : (
        <DataTable
          caption={words.title}
          columns={columns}
          rows={milestones}
          keyOf={({ id }) => id}
          groupOf={({ stage }) => wordOf(stage)}
        />
      )}
      {adding ? <AddMilestone engagement={engagement} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

const Views = ({ view }: { readonly view: PlanView }) => (
  <nav aria-label={words.views} className={styles['views']}>
    {(['list', 'timeline'] as const).map((each) => (
      <Link
        key={each}
        from="/engagements/$key"
        to="."
        search={each === 'list' ? {} : { plan: each }}
        replace
        resetScroll={false}
        aria-current={view === each ? 'true' : undefined}
      >
        {words[each]}
      </Link>
    ))}
  </nav>
);
