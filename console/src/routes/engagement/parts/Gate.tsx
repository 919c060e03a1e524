import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CompleteMilestone } from '../../../acts/CompleteMilestone';
import { SubmitEvidence } from '../../../acts/later';
import { aside } from '../../../messages/aside';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { gate as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import type { Engagement } from '../page.graphql';
import type { PartProps } from './part';
import styles from './parts.module.css';

type Missing = Engagement['gate']['missing'][number];

/** What is missing to leave the stage, with what helps, and what expires before it matters. */
export function Gate({ engagement, may }: PartProps) {
  const { gate, stage } = engagement;
  return (
    <Panel title={words.title(wordOf(stage))} count={gate.missing.length}>
      {gate.met ? (
        <p className={styles['muted']}>{words.met}</p>
      ) : (
        <ul className={styles['list']} data-list="">
          {gate.missing.map((item) => (
            <Item
              key={`${item.kind} ${item.apiProductId} ${item.code}`}
              item={item}
              engagement={engagement}
              may={may}
            />
          ))}
        </ul>
      )}
      <Expiring expiring={gate.expiringBeforeGoLive} />
    </Panel>
  );
}

function Item({ item, engagement, may }: PartProps & { readonly item: Missing }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const milestone = engagement.milestones.find(({ id }) => id === item.milestoneId);
  const evidence = engagement.checklist.find(
    ({ code, apiProduct }) => code === item.code && apiProduct.id === item.apiProductId,
  );
  const verb =
    milestone && may.change(milestone)
      ? words.complete
      : evidence && may.can('SUBMIT_EVIDENCE')
        ? words.submit
        : null;
  return (
    <li className={`${styles['item']} ${styles['spread']}`} data-row="">
      <div className={styles['grow']}>
        <p dir="auto">{item.title}</p>
        <p className={styles['muted']}>
          {words.kinds[item.kind]}, {wordOf(item.party)}
          {evidence ? `, ${aside(evidence.apiProduct.name)}: ${wordOf(evidence.status).toLowerCase()}` : ''}
        </p>
      </div>
      <div className={styles['acts']}>
        {verb ? <Button onPress={() => setOpen(true)}>{verb}</Button> : null}
        {item.kind === 'CREDENTIAL' ? (
          <Link to="/partners/$slug" params={{ slug: engagement.partner.slug }}>
            {words.credential}
          </Link>
        ) : null}
      </div>
      {open && milestone ? <CompleteMilestone milestone={milestone} onClose={close} /> : null}
      {open && evidence ? <SubmitEvidence engagement={engagement} item={evidence} onClose={close} /> : null}
    </li>
  );
}

const Expiring = ({ expiring }: { readonly expiring: Engagement['gate']['expiringBeforeGoLive'] }) =>
  expiring.length === 0 ? null : (
    <div>
      <h3 className={styles['sub']}>{words.expiring}</h3>
      <ul className={styles['list']}>
        {expiring.map(({ kind, title, expiresOn, party }) => (
          <li key={`${kind} ${title} ${expiresOn}`} className={styles['item']}>
            <p dir="auto">{title}</p>
            <p className={styles['muted']}>
              {wordOf(kind)}, {wordOf(party)}, {words.expires(dayText(expiresOn))}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
