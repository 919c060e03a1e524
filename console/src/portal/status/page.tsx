import { useParams } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { DownloadCsv } from '../../app/DownloadCsv';
import type { ResultOf } from '../../app/graphql/types';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { completeMyMilestone } from '../../messages/en/acts-portal';
import { portal as words } from '../../messages/en/portal';
import { IntegrationStatus } from '../../status/IntegrationStatus';
import { PLAN_COLUMNS } from '../../status/plan-columns';
import type { Milestone } from '../../status/types';
import { Button } from '../../ui/Button';
import { IntegrationPage } from '../frame/IntegrationPage';
import { type OpenAct, StepActs } from './parts/StepActs';
import { PORTAL_STATUS, STATUS_CHANGED } from './page.graphql';

const StepDialog = lazy(() => import('./parts/StepDialog'));

/** Where the integration stands, who owes the next step, and by when; with what the partner can do about it. */
export function Page(): React.JSX.Element {
  const { key } = useParams({ from: '/portal/$key' });
  const answer = usePageQuery(PORTAL_STATUS, { key });
  useLiveScreen(STATUS_CHANGED, { key });
  return (
    <IntegrationPage
      id={key}
      tab="/portal/$key"
      answer={answer}
      actions={<Button onPress={() => print()}>{words.print}</Button>}
    >
      {(integration) => <Content integration={integration} />}
    </IntegrationPage>
  );
}

export type Shown = NonNullable<ResultOf<typeof PORTAL_STATUS>['myIntegration']>;

/** Dialogs stand here, not in the rows: a row that goes while somebody types takes nothing with it. */
function Content({ integration }: { readonly integration: Shown }) {
  const [open, setOpen] = useState<OpenAct | null>(null);
  const { key, status, milestones } = integration;
  const hasEnded = status === 'COMPLETED' || status === 'CANCELLED';
  const complete = (milestone: Milestone) =>
    !hasEnded && milestone.party === 'PARTNER' && isUnfinished(milestone) ? (
      <p>
        <Button kind="quiet" onPress={() => setOpen({ kind: 'complete', milestone })}>
          {completeMyMilestone.open}
        </Button>
      </p>
    ) : null;
  return (
    <>
      <IntegrationStatus
        integration={integration}
        tools={<DownloadCsv name={`${key}-plan`} columns={PLAN_COLUMNS} rows={milestones} />}
        stepActions={(step) => <StepActs step={step} integration={integration} onOpen={setOpen} />}
        milestoneActions={complete}
      />
      <Suspense fallback={null}>
        {open ? <StepDialog open={open} integration={integration} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </>
  );
}

const isUnfinished = ({ status }: Milestone): boolean => status === 'NOT_STARTED' || status === 'IN_PROGRESS';
