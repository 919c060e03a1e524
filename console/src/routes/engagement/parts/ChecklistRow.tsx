import { useState } from 'react';
import { ReviewChecklistItem, SubmitEvidence } from '../../../acts/later';
import { dayOfInstant, dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { checklist as words } from '../../../messages/en/engagement';
import { ActionMenu } from '../../../ui/ActionMenu';
import { Badge, WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { ChecklistItem } from '../page.graphql';
import { EvidenceLine } from './EvidenceLine';
import type { PartProps } from './part';
import styles from './parts.module.css';

type Act = 'submit' | 'review' | 'waive';

interface Props extends PartProps {
  readonly item: ChecklistItem;
}

export function ChecklistRow({ item, engagement, may }: Props) {
  const [act, setAct] = useState<Act | null>(null);
  const { title, code, status, awaitsReview, evidence, reviews, rejection, expiresOn, neededBy } = item;
  const [latest, ...earlier] = evidence;
  const isSettled = status === 'SATISFIED' || status === 'WAIVED';
  const isOpen = status === 'MISSING' || status === 'REJECTED' || status === 'EXPIRED';
  const submit = { name: latest ? words.replace : words.submit, act: () => setAct('submit') };
  const actions = [
    ...(may.can('SUBMIT_EVIDENCE') && !isOpen ? [submit] : []),
    ...(may.can('WAIVE_ITEM') && status !== 'SATISFIED'
      ? [{ name: words.waive, act: () => setAct('waive') }]
      : []),
  ];
  const same = { engagement, item, onClose: () => setAct(null) };
  return (
    <li className={styles['item']} data-row="">
      <div className={styles['head']}>
        <strong dir="auto">{title}</strong>
        <span className={styles['line']}>
          {awaitsReview && isSettled ? <Badge tone="info">{words.awaits}</Badge> : null}
          <WordBadge value={status} />
          <ActionMenu label={words.actionsOf(code)} actions={actions} />
        </span>
      </div>
      <p className={styles['muted']}>
        {code}, {words.neededBy(wordOf(neededBy))}
        {expiresOn ? `, ${words.until(dayText(expiresOn))}` : ''}
      </p>
      {isSettled ? null : (
        <p>
          {words.wanted}: <bdi>{item.evidenceWanted}</bdi>
        </p>
      )}
      {rejection ? (
        <p className={styles['bad']}>
          {words.rejection}: <bdi>{rejection}</bdi>
        </p>
      ) : null}
      {latest ? <EvidenceLine evidence={latest} engagement={engagement} may={may} /> : null}
      {reviews[0] ? <Decision review={reviews[0]} timeZone={engagement.timeZone} /> : null}
      <div className={styles['acts']}>
        {may.can('REVIEW_EVIDENCE') && awaitsReview ? (
          <Button kind="primary" onPress={() => setAct('review')}>
            {words.review}
          </Button>
        ) : null}
        {may.can('SUBMIT_EVIDENCE') && isOpen ? <Button onPress={submit.act}>{submit.name}</Button> : null}
      </div>
      {earlier.length + reviews.length > 1 ? (
        <details className={styles['more']}>
          <summary>{words.earlier(earlier.length + Math.max(0, reviews.length - 1))}</summary>
          {earlier.map((each) => (
            <EvidenceLine key={each.id} evidence={each} engagement={engagement} may={may} />
          ))}
          {reviews.slice(1).map((review) => (
            <Decision key={review.decidedAt} review={review} timeZone={engagement.timeZone} />
          ))}
        </details>
      ) : null}
      {act === 'submit' ? <SubmitEvidence {...same} /> : null}
      {act === 'review' ? <ReviewChecklistItem {...same} /> : null}
      {act === 'waive' ? <ReviewChecklistItem {...same} decision="WAIVED" /> : null}
    </li>
  );
}

interface DecisionProps {
  readonly review: ChecklistItem['reviews'][number];
  readonly timeZone: string;
}

const Decision = ({ review, timeZone }: DecisionProps) => {
  const { decision, decidedBy, decidedAt, note, waivedUntil } = review;
  const day = dayText(dayOfInstant(decidedAt, timeZone));
  return (
    <p className={styles['muted']}>
      {words.decided(wordOf(decision), decidedBy, day)}
      {waivedUntil ? `, ${words.waivedUntil(dayText(waivedUntil))}` : ''}
      {note ? ': ' : ''}
      {note ? <bdi>{note}</bdi> : null}
    </p>
  );
};
