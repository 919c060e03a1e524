import { CorrectProgress, WithdrawProgress } from '../../../acts/later';
import { Suspense, lazy, useState } from 'react';
import { dayText } from '../../../domain/dates';
import { durationText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { feed as words } from '../../../messages/en/engagement';
import { ActionMenu } from '../../../ui/ActionMenu';
import { LongText } from '../../../ui/LongText';
import type { May } from '../may';
import type { Entry } from '../page.graphql';
import styles from './parts.module.css';

const Revisions = lazy(() => import('./Revisions'));

type Act = 'correct' | 'withdraw' | 'revisions';

export function FeedEntry({ entry, may }: { readonly entry: Entry; readonly may: May }) {
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const { day, author, kind, minutes, text, milestone, visibility, withdrawn, correctedAt } = entry;
  const actions = [
    ...(may.correct(entry)
      ? [
          { name: words.correct, act: () => setAct('correct') },
          { name: withdrawn ? words.restore : words.withdraw, act: () => setAct('withdraw') },
        ]
      : []),
    ...(correctedAt ? [{ name: words.history, act: () => setAct('revisions') }] : []),
  ];
  const facts = [
    wordOf(kind),
    minutes > 0 ? durationText(minutes) : '',
    milestone?.code ?? '',
    visibility === 'INTERNAL' ? words.internal : words.partner,
    correctedAt ? words.corrected : '',
  ].filter(Boolean);
  return (
    <li className={styles['item']} data-row="">
      <div className={styles['head']}>
        <p className={styles['line']}>
          <time dateTime={day}>{dayText(day)}</time>
          <strong dir="auto">{author}</strong>
          <span className={styles['muted']}>{facts.join(', ')}</span>
        </p>
        <ActionMenu label={words.actionsOf(dayText(day))} actions={actions} />
      </div>
      {withdrawn ? <p className={styles['muted']}>{text}</p> : <LongText>{text}</LongText>}
      {act === 'correct' ? <CorrectProgress entry={entry} onClose={close} /> : null}
      {act === 'withdraw' ? <WithdrawProgress entry={entry} onClose={close} /> : null}
      {act === 'revisions' ? (
        <Suspense fallback={null}>
          <Revisions id={entry.id} onClose={close} />
        </Suspense>
      ) : null}
    </li>
  );
}
