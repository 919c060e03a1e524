import type { ReactNode } from 'react';
import { status as words } from '../messages/en/status';
import styles from './IntegrationStatus.module.css';
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
    <div className={styles['status']}>
      <Summary integration={integration} />
      <div className={styles['sides']}>
        <Steps
          title={words.waitingForYou}
          none={words.noneForYou}
          steps={waitingForYou}
          own
          actions={stepActions}
        />
        <Steps title={words.waitingForUs} none={words.noneForUs} steps={waitingForUs} own={false} />
      </div>
      <Plan milestones={milestones} tools={tools} actions={milestoneActions} />
    </div>
  );
}
