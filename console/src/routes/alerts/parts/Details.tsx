import { useState } from 'react';
import { AcknowledgeAlert } from '../../../acts/AcknowledgeAlert';
import { EngagementLink, PartnerLink, ProductLink } from '../../../app/links';
import { useMay } from '../../../app/rights';
import { useViewer } from '../../../app/viewer';
import { instantText } from '../../../domain/dates';
import { alerts as words } from '../../../messages/en/alerts';
import { Button } from '../../../ui/Button';
import { Facts } from '../../../ui/Facts';
import { LongText } from '../../../ui/LongText';
import { Panel } from '../../../ui/Page';
import type { Alert } from '../page.graphql';
import styles from './alerts.module.css';
import { thresholdText } from './rule-words';

/** One alert: why it opened, what to do, whom it addresses, and whether somebody takes care of it. */
export function Details({ alert }: { readonly alert: Alert }) {
  const [acknowledging, setAcknowledging] = useState(false);
  const { kind, cause, nextStep, engagement, addressees, rule } = alert;
  const { openedAt, resolvedAt, acknowledgedAt, acknowledgedBy, note } = alert;
  const mayAcknowledge = useMayAcknowledge(alert);
  const isWaiting = resolvedAt === null && acknowledgedAt === null;
  const threshold = thresholdText(kind, rule);
  return (
    <Panel title={words.kinds[kind]}>
      <p>
        <EngagementLink id={engagement.key} /> <span dir="auto">{engagement.title}</span>
        {' · '}
        <PartnerLink partner={engagement.partner} />
      </p>
      <p>
        <Subject alert={alert} />
      </p>
      <p dir="auto">{cause}</p>
      <h3>{words.next}</h3>
      <p dir="auto">{nextStep}</p>
      {isWaiting && mayAcknowledge ? (
        <div>
          <Button kind="primary" data-shortcut="a" onPress={() => setAcknowledging(true)}>
            {words.acknowledge} <kbd>A</kbd>
          </Button>
        </div>
      ) : null}
      {isWaiting && !mayAcknowledge ? <p className={styles['muted']}>{words.notYours}</p> : null}
      {resolvedAt === null ? null : <p className={styles['muted']}>{words.over}</p>}
      <Facts
        facts={[
          { name: words.opened, value: instantText(openedAt) },
          ...(resolvedAt ? [{ name: words.resolved, value: instantText(resolvedAt) }] : []),
          ...(threshold ? [{ name: words.rule, value: words.ruleFrom(threshold) }] : []),
          ...(acknowledgedAt
            ? [{ name: words.seen, value: words.seenBy(acknowledgedBy ?? '', instantText(acknowledgedAt)) }]
            : []),
        ]}
      />
      {note ? <LongText>{note}</LongText> : null}
      <h3>{words.addressees}</h3>
      {addressees.length === 0 ? <p className={styles['muted']}>{words.nobody}</p> : null}
      <ul className={styles['people']}>
        {addressees.map(({ name, reason }) => (
          <li key={name}>
            <bdi>{name}</bdi> <span className={styles['muted']}>{words.reasons[reason]}</span>
          </li>
        ))}
      </ul>
      {acknowledging ? <AcknowledgeAlert alert={alert} onClose={() => setAcknowledging(false)} /> : null}
    </Panel>
  );
}

/** Engineers acknowledge alerts of engagements on whose team they are. */
function useMayAcknowledge({ engagement: { team } }: Alert): boolean {
  const { role, engineer } = useViewer();
  const may = useMay('ALERT_ACKNOWLEDGE');
  return may && (role !== 'ENGINEER' || team.some(({ id }) => id === engineer?.id));
}

/** Leads to where it is dealt with: what belongs to the partner on the partner’s page. */
function Subject({ alert: { subject, apiVersion, engagement } }: { readonly alert: Alert }) {
  const isPartners = subject.kind === 'CREDENTIAL' || subject.kind === 'APPLICATION';
  return (
    <>
      {words.subjects[subject.kind]}: <bdi>{subject.title}</bdi>{' '}
      {isPartners ? (
        <PartnerLink partner={engagement.partner} />
      ) : (
        <EngagementLink id={engagement.key} title={engagement.title} />
      )}{' '}
      {apiVersion ? <ProductLink product={apiVersion.apiProduct} /> : null}
    </>
  );
}
