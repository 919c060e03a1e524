import type { ResultOf } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { useLog } from '../../../app/shell/log-context';
import { relativeDay } from '../../../domain/dates';
import { myWork as words } from '../../../messages/en/my-work';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import type { WORK_ROW } from '../page.graphql';
import styles from './WorkList.module.css';

export type Item = ResultOf<typeof WORK_ROW>;
export type Act = 'pass' | 'complete' | 'resolve';

/** What an item is about, so that it is known again when the list is read anew. */
export const keyOf = ({ engagement, milestone, blocker, checklistItem }: Item): string =>
  [engagement.key, milestone?.id, blocker?.id, checklistItem?.key].filter(Boolean).join(' ');

interface Props {
  readonly title: string;
  readonly count: number;
  readonly rows: readonly Item[];
  readonly onAct: (act: Act, item: Item) => void;
}

export function WorkList({ title, count, rows, onAct }: Props) {
  return (
    <Panel title={title} count={count}>
      <ol className={styles['list']} data-list="">
        {rows.map((row) => (
          <WorkRow key={keyOf(row)} item={row} onAct={(act) => onAct(act, row)} />
        ))}
      </ol>
      {rows.length < count ? (
        <p className={styles['muted']}>{words.moreThanShown(rows.length, count)}</p>
      ) : null}
    </Panel>
  );
}

function WorkRow({ item, onAct }: { readonly item: Item; readonly onAct: (act: Act) => void }) {
  const { engagement, milestone, blocker, checklistItem, dueOn, reason, goLiveEffectDays } = item;
  const log = useLog();
  return (
    <li className={styles['row']} data-row="">
      <div className={styles['what']}>
        <p>
          <EngagementLink id={engagement.key} title={engagement.title} />{' '}
          <span className={styles['muted']} dir="auto">
            {engagement.partner.name}
          </span>
        </p>
        <p className={styles['subject']}>
          {blocker ? <WordBadge value={blocker.severity} /> : null}{' '}
          <bdi>{blocker?.reason ?? checklistItem?.title ?? milestone?.title ?? engagement.title}</bdi>
          {!blocker && !checklistItem && milestone ? ` (${milestone.code})` : ''}
        </p>
        <p className={styles['reason']}>{reason}</p>
      </div>
      <div className={styles['when']}>
        {dueOn ? <time dateTime={dueOn}>{relativeDay(dueOn)}</time> : null}
        {goLiveEffectDays ? <span className={styles['effect']}>{words.effect(goLiveEffectDays)}</span> : null}
      </div>
      <div className={styles['acts']}>
        <Button onPress={() => log(`${engagement.key} `)}>{words.log}</Button>
        {milestone && item.actionable ? (
          <Button onPress={() => onAct('complete')}>{words.complete}</Button>
        ) : null}
        {blocker ? <Button onPress={() => onAct('resolve')}>{words.resolve}</Button> : null}
        <Button onPress={() => onAct('pass')}>{words.pass}</Button>
      </div>
    </li>
  );
}
