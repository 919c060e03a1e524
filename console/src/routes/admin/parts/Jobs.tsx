import { useState } from 'react';
import { RetryJob } from '../../../acts/RetryJob';
import type { ResultOf } from '../../../app/graphql/types';
import { useViewer } from '../../../app/viewer';
import { instantText } from '../../../domain/dates';
import { admin as words } from '../../../messages/en/admin';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { JOBS } from '../page.graphql';
import { AdminList } from './AdminList';

type Job = ResultOf<typeof JOBS>['jobs']['nodes'][number];

export function Jobs() {
  const changes = useViewer().role === 'ADMIN';
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
      cell: (job) =>
        changes && job.state === 'FAILED' ? (
          <Button kind="quiet" onPress={() => setRetried(job)}>
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
        pick={({ jobs }) => jobs}
        columns={columns}
        keyOf={({ queue, id }) => `${queue}/${id}`}
        empty={words.noJobs}
      />
      {retried ? <RetryJob job={retried} onClose={() => setRetried(null)} /> : null}
    </>
  );
}
