import { useState } from 'react';
import { type FragmentOf, readFragment } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { useLog } from '../../../app/shell/log-context';
import { CompleteMilestone } from '../../../acts/CompleteMilestone';
import { PassBall } from '../../../acts/PassBall';
import { ResolveBlocker } from '../../../acts/ResolveBlocker';
import { relativeDay } from '../../../domain/dates';
import { myWork as words } from '../../../messages/en/my-work';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { WORK_ROW } from '../page.graphql';
import styles from './WorkList.module.css';

type Act = 'pass' | 'complete' | 'resolve';

interface Props {
  readonly title: string;
  readonly count: number;
  readonly rows: readonly FragmentOf<typeof WORK_ROW>[];
}

export function WorkList({ title, count, rows }: Props) {
  return (
    <Panel title={title} count={count}>
      <ol className={styles['list']} data-list="">
        {rows.map((row, place) => (
          <WorkRow key={place} row={row} />
        ))}
      </ol>
      {rows.length < count ? (
        <p className={styles['muted']}>{words.moreThanShown(rows.length, count)}</p>
      ) : null}
    </Panel>
  );
}

function WorkRow({ row }: { readonly row: FragmentOf<typeof WORK_ROW> }) {
  const item = readFragment(WORK_ROW, row);
  const { engagement, milestone, blocker, checklistItem, dueOn, reason, goLiveEffectDays } = item;
  const [act, setAct] = useState<Act | null>(null);
  const log = useLog();
  const close = () => setAct(null);
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
          <Button onPress={() => setAct('complete')}>{words.complete}</Button>
        ) : null}
        {blocker ? <Button onPress={() => setAct('resolve')}>{words.resolve}</Button> : null}
        <Button onPress={() => setAct('pass')}>{words.pass}</Button>
      </div>
      {act === 'pass' ? <PassBall engagement={engagement} onClose={close} /> : null}
      {act === 'complete' && milestone ? <CompleteMilestone milestone={milestone} onClose={close} /> : null}
      {act === 'resolve' && blocker ? <ResolveBlocker blocker={blocker} onClose={close} /> : null}
    </li>
  );
}
