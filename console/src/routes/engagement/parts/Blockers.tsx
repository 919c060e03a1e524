import { useState } from 'react';
import { RaiseBlocker, ResolveBlocker, UpdateBlocker } from '../../../acts/later';
import { DownloadCsv } from '../../../app/DownloadCsv';
import { useOpenAct } from '../../../app/use-open-act';
import { dayOfInstant, dayText, todayIn } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { blockers as words } from '../../../messages/en/engagement';
import { Badge, WordBadge } from '../../../ui/Badge';
import { Button } from '../../../ui/Button';
import type { Column } from '../../../ui/DataTable';
import { LongText } from '../../../ui/LongText';
import { Panel } from '../../../ui/Page';
import type { May } from '../may';
import type { Blocker } from '../page.graphql';
import type { PartProps } from './part';
import styles from './parts.module.css';

const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];

/** What hinders it, worst first; what is resolved below. */
export function Blockers({ engagement, may }: PartProps) {
  const [raising, setRaising] = useState(false);
  const { blockers, key, timeZone } = engagement;
  const { open: act, start, close } = useOpenAct<Blocker, Act>(blockers, ({ id }) => id);
  const open = blockers
    .filter(({ resolvedAt }) => resolvedAt === null)
    .sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  const resolved = blockers.filter(({ resolvedAt }) => resolvedAt !== null);
  const row = (blocker: Blocker) => (
    <Row
      key={blocker.id}
      blocker={blocker}
      may={may}
      timeZone={timeZone}
      onAct={(each) => start(each, blocker)}
    />
  );
  return (
    <Panel
      title={words.title}
      count={open.length}
      actions={
        <>
          {blockers.length > 0 ? (
            <DownloadCsv name={`${key}-blockers`} columns={COLUMNS} rows={blockers} />
          ) : null}
          {may.can('RAISE_BLOCKER') ? <Button onPress={() => setRaising(true)}>{words.raise}</Button> : null}
        </>
      }
    >
      {open.length === 0 ? (
        <p className={styles['muted']}>{words.none}</p>
      ) : (
        <ul className={styles['list']} data-list="">
          {open.map(row)}
        </ul>
      )}
      {resolved.length > 0 ? (
        <details className={`${styles['more']} ${styles['screen']}`}>
          <summary>{words.resolved(resolved.length)}</summary>
          <ul className={styles['list']}>{resolved.map(row)}</ul>
        </details>
      ) : null}
      {raising ? <RaiseBlocker engagement={engagement} onClose={() => setRaising(false)} /> : null}
      {act?.act === 'update' ? (
        <UpdateBlocker blocker={act.row} engagementId={engagement.id} onClose={close} />
      ) : null}
      {act?.act === 'resolve' ? <ResolveBlocker blocker={act.row} onClose={close} /> : null}
    </Panel>
  );
}

type Act = 'resolve' | 'update';

interface RowProps {
  readonly blocker: Blocker;
  readonly may: May;
  readonly timeZone: string;
  readonly onAct: (act: Act) => void;
}

function Row({ blocker, may, timeZone, onAct }: RowProps) {
  const mayChange = may.unblock(blocker);
  const { severity, party, reason, milestone, operation, resolvedAt, resolution, visibility } = blocker;
  return (
    <li className={styles['item']} data-row="">
      <p className={styles['line']}>
        <WordBadge value={severity} />
        <strong>{wordOf(party)}</strong>
        {milestone ? <span className={styles['muted']}>{words.blocks(milestone.code)}</span> : null}
        {visibility === 'INTERNAL' ? <span className={styles['muted']}>{words.internal}</span> : null}
      </p>
      <LongText>{reason}</LongText>
      {operation ? (
        <code>
          {operation.method} {operation.path}
        </code>
      ) : null}
      {resolvedAt ? (
        <LongText>
          {`${words.resolvedOn(dayText(dayOfInstant(resolvedAt, timeZone)))}: ${resolution ?? ''}`}
        </LongText>
      ) : null}
      <div className={styles['spread']}>
        <div>
          {resolvedAt ? null : <Commitment blocker={blocker} timeZone={timeZone} />}
          <p className={styles['muted']} dir="auto">
            {words.raised(blocker.raisedBy, dayText(dayOfInstant(blocker.raisedAt, timeZone)))}
          </p>
        </div>
        <div className={styles['acts']}>
          {mayChange || may.can('UPDATE') ? (
            <Button onPress={() => onAct('update')}>{words.update}</Button>
          ) : null}
          {mayChange && !resolvedAt ? (
            <Button onPress={() => onAct('resolve')}>{words.resolve}</Button>
          ) : null}
        </div>
      </div>
    </li>
  );
}

/** By when it is promised, and how often that was moved. */
function Commitment({ blocker, timeZone }: { readonly blocker: Blocker; readonly timeZone: string }) {
  const { commitmentOn, commitmentHistory } = blocker;
  if (commitmentOn === null) return <p className={styles['muted']}>{words.noCommitment}</p>;
  const moved = commitmentHistory.length - 1;
  return (
    <p className={styles['line']}>
      {words.committed(dayText(commitmentOn))}
      {commitmentOn < todayIn(timeZone) ? <Badge tone="bad">{words.overdue}</Badge> : null}
      {moved > 0 ? <span className={styles['muted']}>{words.moved(moved)}</span> : null}
    </p>
  );
}

const column = (name: string, text: NonNullable<Column<Blocker>['text']>): Column<Blocker> => ({
  name,
  cell: text,
  text,
});
const COLUMNS: readonly Column<Blocker>[] = [
  column('Severity', ({ severity }) => wordOf(severity)),
  column('Responsible', ({ party }) => wordOf(party)),
  column('Reason', ({ reason }) => reason),
  column('Milestone', ({ milestone }) => milestone?.code),
  column('Commitment', ({ commitmentOn }) => commitmentOn),
  column('Raised', ({ raisedAt }) => raisedAt),
  column('Raised by', ({ raisedBy }) => raisedBy),
  column('Resolved', ({ resolvedAt }) => resolvedAt),
  column('Resolution', ({ resolution }) => resolution),
];
