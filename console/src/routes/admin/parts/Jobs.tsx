import { useState } from 'react';
import { RetryJob } from '../../../acts/RetryJob';
import type { ResultOf } from '../../../app/graphql/types';
import { useMay } from '../../../app/rights';
import { instantText } from '../../../domain/dates';
import { admin as words } from '../../../messages/en/admin';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { JOBS } from '../page.graphql';
import { AdminList } from './AdminList';
import { JobsFilterBar } from './JobsFilterBar';
import type { PartProps } from './part';

type Job = ResultOf<typeof JOBS>['jobs']['nodes'][number];

export function Jobs({ search, change }: PartProps) {
  const changes = useMay('JOB_WRITE');
  const [retried, setRetried] = useState<Job | null>(null);
  const columns: readonly Column<Job>[] = [
    { name: words.queue, cell: ({ queue }) => queue, text: ({ queue }) => queue },
    { name: words.job, cell: ({ name }) => name, text: ({ name }) => name },
    { name: words.state, cell: ({ state }) => <WordBadge value={state} />, text: ({ state }) => state },
    {
      name: words.attempts,
      numeric: true,
      cell: ({ attemptsMade }) => attemptsMade,
      text: ({ attemptsMade }) => attemptsMade,
    },
    { name: words.why, cell: ({ failedReason }) => failedReason, text: ({ failedReason }) => failedReason },
    {
      name: words.finished,
      cell: ({ finishedAt }) => (finishedAt ? instantText(finishedAt) : ''),
      text: ({ finishedAt }) => finishedAt,
    },
    {
      name: words.act,
      short: true,
      screenOnly: true,
      cell: (job) =>
        changes && job.state === 'FAILED' ? (
          <Button kind="quiet" onPress={() => setRetried(job)} aria-label={words.retryOf(job.name)}>
            {words.retry}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <AdminList
        title={words.tabs.jobs}
        document={JOBS}
        filter={{ queue: search.queue ?? null, state: search.job ?? null }}
        filterBar={<JobsFilterBar search={search} change={change} />}
        pick={({ jobs }) => jobs}
        columns={columns}
        keyOf={({ queue, id }) => `${queue}/${id}`}
        empty={search.queue || search.job ? words.noMatch : words.noJobs}
      />
      {retried ? <RetryJob job={retried} onClose={() => setRetried(null)} /> : null}
    </>
  );
}
