import { Link } from '@tanstack/react-router';
import { CompleteMilestone, SubmitEvidence } from '../../../acts/later';
import { useOpenAct } from '../../../app/use-open-act';
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

type Act = 'complete' | 'submit';
const keyOf = ({ kind, apiProductId, code }: Missing): string => `${kind} ${apiProductId} ${code}`;

/** What is missing to leave the stage, with what helps, and what expires before it matters. */
export function Gate({ engagement, may }: PartProps) {
  const { gate, stage } = engagement;
  const { open, start, close } = useOpenAct<Missing, Act>(gate.missing, keyOf);
  const milestone = open && milestoneOf(engagement, open.row);
  const evidence = open && evidenceOf(engagement, open.row);
  return (
    <Panel title={words.title(wordOf(stage))} count={gate.missing.length}>
      {gate.met ? (
        <p className={styles['muted']}>{words.met}</p>
      ) : (
        <ul className={styles['list']} data-list="">
          {gate.missing.map((item) => (
            <Item
              key={keyOf(item)}
              item={item}
              engagement={engagement}
              may={may}
              onAct={(act) => start(act, item)}
            />
          ))}
        </ul>
      )}
      <Expiring expiring={gate.expiringBeforeGoLive} />
      {open?.act === 'complete' && milestone ? (
        <CompleteMilestone milestone={milestone} onClose={close} />
      ) : null}
      {open?.act === 'submit' && evidence ? (
        <SubmitEvidence engagement={engagement} item={evidence} onClose={close} />
      ) : null}
    </Panel>
  );
}

const milestoneOf = ({ milestones }: Engagement, { milestoneId }: Missing) =>
  milestones.find(({ id }) => id === milestoneId);
const evidenceOf = ({ checklist }: Engagement, item: Missing) =>
  checklist.find(({ code, apiProduct }) => code === item.code && apiProduct.id === item.apiProductId);

interface ItemProps extends PartProps {
  readonly item: Missing;
  readonly onAct: (act: Act) => void;
}

function Item({ item, engagement, may, onAct }: ItemProps) {
  const milestone = milestoneOf(engagement, item);
  const evidence = evidenceOf(engagement, item);
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
        {milestone && may.change(milestone) ? (
          <Button onPress={() => onAct('complete')}>{words.complete}</Button>
        ) : null}
        {evidence && may.can('SUBMIT_EVIDENCE') ? (
          <Button onPress={() => onAct('submit')}>{words.submit}</Button>
        ) : null}
        {item.kind === 'CREDENTIAL' ? (
          <Link to="/partners/$slug" params={{ slug: engagement.partner.slug }}>
            {words.credential}
          </Link>
        ) : null}
      </div>
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
