import { readFragment } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { changes as words } from '../../../messages/en/portfolio';
import { Badge, WordBadge } from '../../../ui/Badge';
import type { Column } from '../../../ui/DataTable';
import { CHANGE_ROW, type Change, type ChangeRef } from '../changes.graphql';
import styles from './Changes.module.css';

type Text = (change: Change) => string | number | null;

const over = (name: string, cell: (change: Change) => React.ReactNode, text?: Text): Column<ChangeRef> => ({
  name,
  cell: (ref) => cell(readFragment(CHANGE_ROW, ref)),
  ...(text && { text: (ref) => text(readFragment(CHANGE_ROW, ref)) }),
});
const textOnly = (name: string, text: Text) => over(name, () => null, text);
const names = words.columns;
const wordOrNull = (value: string | null) => (value === null ? null : wordOf(value));

export const CHANGE_COLUMNS: readonly Column<ChangeRef>[] = [
  over(
    names.engagement,
    (change) => <Subject change={change} />,
    ({ engagement }) => engagement.key,
  ),
  over(
    names.health,
    (change) => <Health change={change} />,
    ({ bandAfter }) => wordOrNull(bandAfter),
  ),
  over(
    names.goLive,
    (change) => <GoLive change={change} />,
    ({ goLiveAfter }) => goLiveAfter,
  ),
  over(
    names.stage,
    (change) => (
      <>
        <Move before={change.stageBefore} after={change.stageAfter} />
        {change.statusBefore !== change.statusAfter || change.statusAfter !== 'ACTIVE' ? (
          <WordBadge value={change.statusAfter} />
        ) : null}
      </>
    ),
    ({ stageAfter }) => wordOf(stageAfter),
  ),
  over(
    names.what,
    (change) => <What change={change} />,
    ({ why }) => why,
  ),
];

export const CHANGE_CSV_COLUMNS: readonly Column<ChangeRef>[] = [
  CHANGE_COLUMNS[0]!,
  textOnly(names.partner, ({ engagement }) => engagement.partner.name),
  textOnly(names.before, ({ bandBefore }) => wordOrNull(bandBefore)),
  CHANGE_COLUMNS[1]!,
  textOnly(names.scoreBefore, ({ scoreBefore }) => scoreBefore),
  textOnly(names.score, ({ scoreAfter }) => scoreAfter),
  textOnly(names.goLiveBefore, ({ goLiveBefore }) => goLiveBefore),
  CHANGE_COLUMNS[2]!,
  textOnly(names.moved, ({ goLiveMovedDays }) => goLiveMovedDays),
  CHANGE_COLUMNS[3]!,
  textOnly(names.status, ({ statusAfter }) => wordOf(statusAfter)),
  CHANGE_COLUMNS[4]!,
  textOnly(names.counts, (change) => countsOf(change)),
];

const Subject = ({ change: { engagement, statusBefore } }: { readonly change: Change }) => (
  <div className={styles['subject']}>
    <p>
      <EngagementLink id={engagement.key} />{' '}
      <span className={styles['muted']} dir="auto">
        {engagement.partner.name}
      </span>{' '}
      {statusBefore === null ? <Badge tone="info">{words.isNew}</Badge> : null}
    </p>
    <p className={styles['title']} dir="auto">
      {engagement.title}
    </p>
  </div>
);

function Health({ change }: { readonly change: Change }) {
  const { bandBefore, bandAfter, scoreBefore, scoreAfter } = change;
  if (bandAfter === null) return '—';
  const isMoved = bandBefore !== null && bandBefore !== bandAfter;
  return (
    <p className={styles['move']}>
      {isMoved ? (
        <>
          <WordBadge value={bandBefore} /> <Arrow />
        </>
      ) : null}
      <WordBadge value={bandAfter} />{' '}
      {scoreBefore !== null && scoreAfter !== null && scoreBefore !== scoreAfter ? (
        <span className={scoreAfter < scoreBefore ? styles['worse'] : styles['better']}>
          {scoreBefore} <Arrow /> {scoreAfter}
        </span>
      ) : (
        scoreAfter
      )}
    </p>
  );
}

function GoLive({ change: { goLiveBefore, goLiveAfter, goLiveMovedDays } }: { readonly change: Change }) {
  if (goLiveAfter === null) return '—';
  return (
    <>
      <p className={styles['move']}>
        {goLiveBefore !== null && goLiveBefore !== goLiveAfter ? (
          <>
            <time dateTime={goLiveBefore}>{dayText(goLiveBefore)}</time> <Arrow />
          </>
        ) : null}
        <time dateTime={goLiveAfter}>{dayText(goLiveAfter)}</time>
      </p>
      {goLiveMovedDays ? (
        <p className={goLiveMovedDays > 0 ? styles['worse'] : styles['better']}>
          {words.later(goLiveMovedDays)}
        </p>
      ) : null}
    </>
  );
}

const Move = ({ before, after }: { readonly before: string | null; readonly after: string }) => (
  <p className={styles['move']}>
    {before !== null && before !== after ? (
      <>
        {wordOf(before)} <Arrow />
      </>
    ) : null}
    {wordOf(after)}
  </p>
);

const Arrow = () => (
  <>
    <span aria-hidden="true">→</span>
    <span className="visually-hidden">{words.became}</span>
  </>
);

const What = ({ change }: { readonly change: Change }) => (
  <div className={styles['what']}>
    <p dir="auto">{change.why}</p>
    <p className={styles['muted']}>{countsOf(change)}</p>
  </div>
);

const countsOf = (change: Change): string =>
  [
    change.blockersRaisedCount > 0 ? words.raised(change.blockersRaisedCount) : '',
    change.blockersResolvedCount > 0 ? words.resolved(change.blockersResolvedCount) : '',
    change.milestonesDoneCount > 0 ? words.done(change.milestonesDoneCount) : '',
    change.partnerActs > 0 ? words.acts(change.partnerActs) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
