import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../app/graphql/types';
import { dayText, instantTitle, nearDay, todayIn } from '../../../domain/dates';
import { commitMyBlocker, raiseMyBlocker, resolveMyBlocker } from '../../../messages/en/acts-portal';
import { help as words } from '../../../messages/en/portal-help';
import { status as statusWords } from '../../../messages/en/status';
import { Badge, WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { Empty } from '../../../ui/States';
import { CommitMyBlocker } from '../../acts/CommitMyBlocker';
import { RaiseMyBlocker } from '../../acts/RaiseMyBlocker';
import { ResolveMyBlocker } from '../../acts/ResolveMyBlocker';
import type { Integration } from '../page';
import type { BLOCKER } from '../page.graphql';
import styles from './Blockers.module.css';

type Blocker = ResultOf<typeof BLOCKER>;
type Open = { readonly kind: 'commit' | 'resolve'; readonly blocker: Blocker } | { readonly kind: 'raise' };
const FROM = '/portal/$key/help';

interface Props {
  readonly integration: Integration;
  readonly hasEnded: boolean;
}

/** What blocks the integration, whose turn it is, and what the partner can do about it. */
export function Blockers({ integration, hasEnded }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const { blockers } = integration;
  const { blockers: show = 'OPEN' } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const openOnes = blockers.filter(({ resolvedAt }) => resolvedAt === null);
  const shown = show === 'ALL' ? blockers : openOnes;
  const toggle = () =>
    void navigate({ search: { blockers: show === 'ALL' ? undefined : 'ALL' }, replace: true });
  return (
    <Panel
      title={words.blockers}
      count={openOnes.length}
      actions={
        hasEnded ? null : <Button onPress={() => setOpen({ kind: 'raise' })}>{raiseMyBlocker.open}</Button>
      }
    >
      {shown.length === 0 ? <Empty>{words.noBlockers}</Empty> : null}
      <ul className={styles['list']} data-list="">
        {shown.map((blocker) => (
          <BlockerRow
            key={blocker.id}
            blocker={blocker}
            integration={integration}
            onOpen={(kind) => setOpen({ kind, blocker })}
          />
        ))}
      </ul>
      {blockers.length > openOnes.length ? (
        <p>
          <Button kind="quiet" onPress={toggle}>
            {show === 'ALL' ? words.onlyOpen : words.resolvedToo(blockers.length - openOnes.length)}
          </Button>
        </p>
      ) : null}
      {open ? <BlockerDialog open={open} integration={integration} onClose={() => setOpen(null)} /> : null}
    </Panel>
  );
}

interface RowProps {
  readonly blocker: Blocker;
  readonly integration: Integration;
  readonly onOpen: (kind: 'commit' | 'resolve') => void;
}

function BlockerRow({ blocker, integration, onOpen }: RowProps) {
  const { severity, party, reason, milestoneCode, raisedAt, commitmentOn, resolvedAt, viewerMay } = blocker;
  const milestone = integration.milestones.find(({ code }) => code === milestoneCode);
  return (
    <li className={styles['blocker']} data-row="">
      <p className={styles['meta']}>
        <WordBadge value={severity} />
        {resolvedAt ? <Badge tone="good">{words.resolved(dayText(resolvedAt.slice(0, 10)))}</Badge> : null}
        <span>{words.turn(statusWords.party(party))}</span>
        <time dateTime={raisedAt} title={instantTitle(raisedAt)}>
          {words.raised(dayText(raisedAt.slice(0, 10)))}
        </time>
      </p>
      <p className={styles['reason']} dir="auto">
        {reason}
      </p>
      {milestone ? (
        <p className={styles['meta']}>
          {words.blocks} <span dir="auto">{milestone.title}</span>
        </p>
      ) : null}
      {resolvedAt === null ? <Commitment day={commitmentOn} /> : null}
      {viewerMay.length > 0 ? (
        <p className={styles['acts']}>
          {viewerMay.includes('RESOLVE') ? (
            <Button onPress={() => onOpen('resolve')}>{resolveMyBlocker.open}</Button>
          ) : null}
          {viewerMay.includes('COMMIT') ? (
            <Button onPress={() => onOpen('commit')}>{commitMyBlocker.open}</Button>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

function Commitment({ day }: { readonly day: string | null }) {
  if (day === null) return <p className={styles['meta']}>{words.noCommitment}</p>;
  return (
    <p className={styles['meta']}>
      <span>{words.committed(dayText(day))}</span>
      {day < todayIn() ? <Badge tone="bad">{statusWords.overdue}</Badge> : <span>{nearDay(day)}</span>}
    </p>
  );
}

interface DialogProps {
  readonly open: Open;
  readonly integration: Integration;
  readonly onClose: () => void;
}

function BlockerDialog({ open, integration, onClose }: DialogProps) {
  const { key, blockers, milestones } = integration;
  switch (open.kind) {
    case 'raise': {
      const unfinished = milestones.filter(({ status }) => status !== 'DONE' && status !== 'SKIPPED');
      return <RaiseMyBlocker integration={key} milestones={unfinished} onClose={onClose} />;
    }
    case 'commit': {
      const blocker = blockers.find(({ id }) => id === open.blocker.id) ?? open.blocker;
      return <CommitMyBlocker blocker={blocker} onClose={onClose} />;
    }
    case 'resolve':
      return <ResolveMyBlocker blocker={open.blocker} onClose={onClose} />;
  }
}
