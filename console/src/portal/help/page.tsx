import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../app/graphql/types';
import { useLiveScreen, usePageQuery } from '../../app/graphql/use-api';
import { dayText } from '../../domain/dates';
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

const ratingOf = (rating: number) => giveMyPulse.ratings[rating as keyof typeof giveMyPulse.ratings];

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
        {hasEnded ? null : <Pulse id={key} last={integration.pulse} />}
      </div>
    </div>
  );
}

interface PulseProps {
  readonly id: string;
  readonly last: Integration['pulse'];
}

function Pulse({ id, last }: PulseProps) {
  const [open, setOpen] = useState(false);
  return (
    <Panel title={giveMyPulse.title}>
      <p>{words.pulse}</p>
      {last ? <p>{words.lastPulse(ratingOf(last.rating), dayText(last.givenAt.slice(0, 10)))}</p> : null}
      <p>
        <Button onPress={() => setOpen(true)}>{giveMyPulse.open}</Button>
      </p>
      {open ? <GiveMyPulse integration={id} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
