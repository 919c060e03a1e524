import { FileLink } from '../../../app/FileLink';
import { dayText, daysBetween, instantText, instantTitle, todayIn } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { submitMyEvidence } from '../../../messages/en/acts-portal';
import { checklist as words } from '../../../messages/en/portal-checklist';
import { Badge, WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Item } from '../groups';
import styles from './ItemRow.module.css';

/** Evidence that expires within these days is worth renewing. */
const SOON_DAYS = 30;
/** The button stands out as far as something is wanted. */
const KINDS = {
  REJECTED: 'primary',
  EXPIRED: 'primary',
  MISSING: 'plain',
  SUBMITTED: 'quiet',
  SATISFIED: 'quiet',
  WAIVED: 'quiet',
} as const;

interface Props {
  readonly item: Item;
  /** Null once the integration has ended. */
  readonly onSubmit: (() => void) | null;
}

export function ItemRow({ item, onSubmit }: Props) {
  const { apiProduct, code, title, kind, neededBy, status, evidenceWanted, rejection, evidence } = item;
  return (
    <li className={styles['item']} data-row="">
      <div className={styles['what']}>
        <p className={styles['meta']}>
          <span dir="auto">{apiProduct}</span> · {code} · {wordOf(kind)} · {words.neededBy(wordOf(neededBy))}
        </p>
        <h3 dir="auto">{title}</h3>
        <p dir="auto">{evidenceWanted}</p>
        {rejection ? (
          <p className={styles['rejection']}>
            <strong>{words.rejected}</strong> <span dir="auto">{rejection}</span>
          </p>
        ) : null}
        {evidence ? <Evidence evidence={evidence} /> : null}
      </div>
      <div className={styles['state']}>
        <WordBadge value={status} />
        <Expiry item={item} />
        {onSubmit ? (
          <Button kind={KINDS[status]} onPress={onSubmit}>
            {evidence ? submitMyEvidence.again : submitMyEvidence.open}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Evidence({ evidence }: { readonly evidence: NonNullable<Item['evidence']> }) {
  const { submittedAt, submittedBy, file } = evidence;
  return (
    <p className={styles['meta']}>
      {words.submitted}{' '}
      <time dateTime={submittedAt} title={instantTitle(submittedAt)}>
        {instantText(submittedAt)}
      </time>{' '}
      {words.by} <span dir="auto">{submittedBy}</span>
      {file ? (
        <>
          {': '}
          <FileLink file={file} />
        </>
      ) : null}
    </p>
  );
}

function Expiry({ item: { expiresOn, status } }: Pick<Props, 'item'>) {
  if (!expiresOn) return null;
  if (status === 'EXPIRED')
    return <span className={styles['meta']}>{words.expired(dayText(expiresOn))}</span>;
  const isSoon = daysBetween(todayIn(), expiresOn) <= SOON_DAYS;
  const text = words.valid(dayText(expiresOn));
  return isSoon ? <Badge tone="warn">{text}</Badge> : <span className={styles['meta']}>{text}</span>;
}
