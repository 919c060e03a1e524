import { CorrectProgress } from '../../../acts/CorrectProgress';
import { WithdrawProgress } from '../../../acts/WithdrawProgress';
import type { ResultOf } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { useOpenAct } from '../../../app/use-open-act';
import { weekdayText } from '../../../domain/dates';
import { durationText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { myTime as words } from '../../../messages/en/my-time';
import { Button } from '../../../ui/Button';
import { LongText } from '../../../ui/LongText';
import { Panel } from '../../../ui/Page';
import type { MY_TIME } from '../page.graphql';
import styles from './Entries.module.css';

type Entry = ResultOf<typeof MY_TIME>['myTime']['entries'][number];
type Act = 'correct' | 'withdraw';

/** What the hours of the week are made of, latest first, each corrected in place. */
export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { open, start, close } = useOpenAct<Entry, Act>(entries, ({ id }) => id);
  return (
    <Panel title={words.entries} count={entries.length}>
      <ol className={styles['list']} data-list="">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} onAct={(act) => start(act, entry)} />
        ))}
      </ol>
      {open?.act === 'correct' ? <CorrectProgress entry={open.row} onClose={close} /> : null}
      {open?.act === 'withdraw' ? <WithdrawProgress entry={open.row} onClose={close} /> : null}
    </Panel>
  );
}

function Row({ entry, onAct }: { readonly entry: Entry; readonly onAct: (act: Act) => void }) {
  const { engagement, day, minutes, kind, text, withdrawn } = entry;
  const mayCorrect = engagement.viewerMay.includes('CORRECT_PROGRESS');
  return (
    <li className={styles['row']} data-row="">
      <div className={styles['what']}>
        <p>
          <EngagementLink id={engagement.key} title={engagement.title} />{' '}
          <span className={styles['muted']}>
            <time dateTime={day}>{weekdayText(day)}</time>, {durationText(minutes)}, {wordOf(kind)}
          </span>
        </p>
        {withdrawn ? <p className={styles['muted']}>{text}</p> : <LongText>{text}</LongText>}
      </div>
      {mayCorrect ? (
        <div className={styles['acts']}>
          <Button onPress={() => onAct('correct')}>{words.correct}</Button>
          <Button kind="quiet" onPress={() => onAct('withdraw')}>
            {withdrawn ? words.restore : words.withdraw}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
