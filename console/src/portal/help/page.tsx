import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../app/graphql/types';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { giveMyPulse } from '../../messages/en/acts-portal';
import { help as words } from '../../messages/en/portal-help';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Page';
import { GiveMyPulse } from '../acts/GiveMyPulse';
import { IntegrationPage } from '../frame/IntegrationPage';
import { HELP_CHANGED, PORTAL_HELP } from './page.graphql';
import styles from './page.module.css';
import { Blockers } from './parts/Blockers';
import { Contacts } from './parts/Contacts';
import { Updates } from './parts/Updates';

const FROM = '/portal/$key/help';

/** The conversation with the services team: updates, blockers, who to turn to, and how it goes. */
export function Page(): React.JSX.Element {
  const { key } = useParams({ from: FROM });
  const answer = usePageQuery(PORTAL_HELP, { key });
  useLiveScreen(HELP_CHANGED, { key });
  return (
    <IntegrationPage id={key} tab={FROM} answer={answer}>
      {(integration) => <Content integration={integration} />}
    </IntegrationPage>
  );
}

export type Integration = NonNullable<ResultOf<typeof PORTAL_HELP>['myIntegration']>;

function Content({ integration }: { readonly integration: Integration }) {
  const { key, status, contacts } = integration;
  const hasEnded = status === 'COMPLETED' || status === 'CANCELLED';
  return (
    <div className={styles['columns']}>
      <Updates integration={integration} hasEnded={hasEnded} />
      <div className={styles['side']}>
        <Blockers integration={integration} hasEnded={hasEnded} />
        <Contacts contacts={contacts} />
        {hasEnded ? null : <Pulse id={key} />}
      </div>
    </div>
  );
}

function Pulse({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Panel title={giveMyPulse.title}>
      <p>{words.pulse}</p>
      <p>
        <Button onPress={() => setOpen(true)}>{giveMyPulse.open}</Button>
      </p>
      {open ? <GiveMyPulse integration={id} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
