import type { ReactNode } from 'react';
import { status as words } from '../messages/en/status';
import { Columns } from '../ui/Page';
import { Plan } from './Plan';
import { Steps } from './Steps';
import { Summary } from './Summary';
import type { Milestone, Status, Step } from './types';

interface Props {
  readonly integration: Status;
  readonly tools?: ReactNode;
  readonly stepActions?: (step: Step) => ReactNode;
  readonly milestoneActions?: (milestone: Milestone) => ReactNode;
}

/** Where an integration stands, as its partner reads it; without actions it is only read. */
export function IntegrationStatus({ integration, tools, stepActions, milestoneActions }: Props) {
  const { waitingForYou, waitingForUs, milestones } = integration;
  return (
    <>
      <Summary integration={integration} />
      <Columns>
        <Steps
          title={words.waitingForYou}
          none={words.noneForYou}
          steps={waitingForYou}
          own
          actions={stepActions}
        />
        <Steps title={words.waitingForUs} none={words.noneForUs} steps={waitingForUs} own={false} />
      </Columns>
      <Plan milestones={milestones} tools={tools} actions={milestoneActions} />
    </>
  );
}
