import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  CloseEngagement,
  HoldEngagement,
  RecomputeHealth,
  ResumeEngagement,
  TakeBaseline,
  UpdateEngagement,
} from '../../../acts/later';
import { useLog } from '../../../app/shell/log-context';
import { dayText, instantText, todayIn } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { engagement as words } from '../../../messages/en/engagement';
import { type Action, ActionMenu } from '../../../ui/ActionMenu';
import { WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { LongText } from '../../../ui/LongText';
import type { Engagement } from '../page.graphql';
import styles from './Head.module.css';
import type { PartProps } from './part';

/** Key, partner, type and status, above the title. */
export const Eyebrow = ({ engagement }: { readonly engagement: Engagement }) => {
  const { key, partner, type, status, startedOn, lead } = engagement;
  return (
    <span className={styles['eyebrow']}>
      <strong>{key}</strong>
      <Link to="/partners/$slug" params={{ slug: partner.slug }}>
        <bdi>{partner.name}</bdi>
      </Link>
      <span>{wordOf(type)}</span>
      <WordBadge value={status} />
      <span>{words.started(dayText(startedOn))}</span>
      <bdi>{lead.name}</bdi>
      <span className={styles['report']}>{words.reportOn(dayText(todayIn(engagement.timeZone)))}</span>
    </span>
  );
};

type Act = 'edit' | 'hold' | 'resume' | 'close' | 'baseline' | 'recompute';

export function HeadActions({ engagement, may }: PartProps) {
  const [act, setAct] = useState<Act | null>(null);
  const log = useLog();
  const navigate = useNavigate();
  const preview = () => void navigate({ to: '/engagements/$key/portal', params: { key: engagement.key } });
  const close = () => setAct(null);
  const isHeld = engagement.status === 'ON_HOLD';
  const offered: readonly (Action & { readonly may: boolean })[] = [
    { name: words.edit, act: () => setAct('edit'), may: may.can('UPDATE') },
    { name: words.baseline, act: () => setAct('baseline'), may: may.can('TAKE_BASELINE') },
    { name: words.recompute, act: () => setAct('recompute'), may: may.can('RECOMPUTE_HEALTH') },
    { name: isHeld ? words.holdAgain : words.hold, act: () => setAct('hold'), may: may.can('HOLD') },
    { name: words.close, act: () => setAct('close'), may: may.can('CLOSE'), danger: true },
    { name: words.preview, act: preview, may: may.preview },
    { name: words.print, act: () => window.print(), may: true },
  ];
  const same = { engagement, onClose: close };
  return (
    <>
      {may.can('LOG_PROGRESS') ? (
        <Button onPress={() => log(`${engagement.key} `)}>{words.log}</Button>
      ) : null}
      {may.can('RESUME') ? (
        <Button kind="primary" onPress={() => setAct('resume')}>
          {words.resume}
        </Button>
      ) : null}
      <ActionMenu label={words.actions} actions={offered.filter((each) => each.may)}>
        {words.actions}
      </ActionMenu>
      {act === 'edit' ? <UpdateEngagement {...same} /> : null}
      {act === 'hold' ? <HoldEngagement {...same} /> : null}
      {act === 'resume' ? <ResumeEngagement {...same} /> : null}
      {act === 'close' ? <CloseEngagement {...same} /> : null}
      {act === 'baseline' ? <TakeBaseline {...same} /> : null}
      {act === 'recompute' ? <RecomputeHealth {...same} /> : null}
    </>
  );
}

/** Says what of the status matters to the reader: a hold, an end, or that one can only read. */
export function StatusNote({ engagement: { status, hold }, may }: PartProps) {
  if (hold)
    return (
      <div className={styles['note']}>
        <p>{words.onHold(hold.heldBy, instantText(hold.since), dayText(hold.expectedResumeOn))}</p>
        <LongText>{hold.reason}</LongText>
      </div>
    );
  if (status !== 'ACTIVE') return <p className={styles['note']}>{words.ended}</p>;
  return may.anything ? null : <p className={styles['quiet']}>{words.readOnly}</p>;
}
