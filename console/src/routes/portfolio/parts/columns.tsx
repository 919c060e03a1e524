import { Link } from '@tanstack/react-router';
import { readFragment } from '../../../app/graphql/types';
import { EngagementLink } from '../../../app/links';
import { dayText, relativeDay } from '../../../domain/dates';
import { delayText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { portfolio as words } from '../../../messages/en/portfolio';
import { WordBadge } from '../../../ui/Badge';
import type { Column } from '../../../ui/DataTable';
import { ROW, type Row, type RowRef } from '../page.graphql';
import { RowActs } from './RowActs';
import styles from './columns.module.css';

/** A column over the row behind a reference to it. */
const over = (
  name: string,
  cell: (row: Row) => React.ReactNode,
  rest: Omit<Column<Row>, 'name' | 'cell'> = {},
): Column<RowRef> => {
  const { text, ...others } = rest;
  return {
    name,
    ...others,
    cell: (ref) => cell(readFragment(ROW, ref)),
    ...(text && { text: (ref) => text(readFragment(ROW, ref)) }),
  };
};
/** Only in the file. */
const textOnly = (name: string, text: NonNullable<Column<Row>['text']>) => over(name, () => null, { text });
const names = words.columns;

export const COLUMNS: readonly Column<RowRef>[] = [
  over(names.engagement, (row) => <Subject row={row} />, { orderBy: 'KEY', text: ({ key }) => key }),
  over(names.health, (row) => <HealthCell row={row} />, {
    orderBy: 'HEALTH_SCORE',
    text: ({ health }) => (health ? wordOf(health.band) : null),
  }),
  over(
    names.stage,
    ({ stage, status }) => (
      <span className={styles['stacked']}>
        {wordOf(stage)} {status === 'ACTIVE' ? null : <WordBadge value={status} />}
      </span>
    ),
    { orderBy: 'STAGE', text: ({ stage }) => wordOf(stage) },
  ),
  over(names.goLive, (row) => <GoLive row={row} />, {
    orderBy: 'FORECAST_GO_LIVE_ON',
    text: ({ actualGoLiveOn, forecastGoLiveOn }) => actualGoLiveOn ?? forecastGoLiveOn,
  }),
  over(names.ball, (row) => <Ball row={row} />, {
    orderBy: 'BALL_SINCE',
    text: ({ ballInCourt }) => (ballInCourt ? wordOf(ballInCourt.party) : null),
  }),
  over(
    names.lead,
    ({ lead }) => (
      <span className={styles['name']} dir="auto">
        {lead.name}
      </span>
    ),
    { orderBy: 'LEAD_NAME', text: ({ lead }) => lead.name },
  ),
  over(names.act, (row) => <RowActs row={row} />),
];

/** As shown, with what a cell shows beside its own value in columns of their own. */
export const CSV_COLUMNS: readonly Column<RowRef>[] = [
  ...COLUMNS.slice(0, 1),
  textOnly(names.engagementTitle, ({ title }) => title),
  textOnly(names.partner, ({ partner }) => partner.name),
  ...COLUMNS.slice(1, 2),
  textOnly(names.score, ({ health }) => health?.score),
  textOnly(names.why, ({ health }) => health?.causes[0]?.text),
  ...COLUMNS.slice(2, 3),
  textOnly(names.status, ({ status }) => wordOf(status)),
  ...COLUMNS.slice(3, 4),
  textOnly(names.late, ({ scheduleVarianceDays }) => scheduleVarianceDays),
  ...COLUMNS.slice(4),
  textOnly(names.started, ({ startedOn }) => startedOn),
  textOnly(names.progress, ({ lastProgressAt }) => lastProgressAt),
  textOnly(names.region, ({ region }) => region),
  textOnly(names.type, ({ type }) => wordOf(type)),
];

const Subject = ({ row: { key, title, partner } }: { readonly row: Row }) => (
  <div className={styles['subject']}>
    <p>
      <EngagementLink id={key} />{' '}
      <Link to="/partners/$slug" params={{ slug: partner.slug }} className={styles['partner']}>
        <bdi>{partner.name}</bdi>
      </Link>
    </p>
    <p className={styles['title']} dir="auto">
      {title}
    </p>
  </div>
);

function HealthCell({ row: { key, health } }: { readonly row: Row }) {
  if (!health) return <span className={styles['muted']}>{words.notScored}</span>;
  const { score, band, causes } = health;
  return (
    <div className={styles['health']}>
      <p>
        <Link to="/health" search={{ engagement: key }} className={styles['score']}>
          {score === null ? null : <strong>{score} </strong>}
          <WordBadge value={band} />
        </Link>
      </p>
      {causes[0] ? (
        <p className={styles['why']} title={causes[0].text}>
          {causes[0].text}
        </p>
      ) : null}
    </div>
  );
}

function GoLive({ row: { actualGoLiveOn, forecastGoLiveOn, scheduleVarianceDays } }: { readonly row: Row }) {
  const day = actualGoLiveOn ?? forecastGoLiveOn;
  if (day === null) return '—';
  return (
    <span className={styles['stacked']}>
      <time dateTime={day}>{dayText(day)}</time>
      <Late days={scheduleVarianceDays} isLive={actualGoLiveOn !== null} />
    </span>
  );
}

const Late = ({ days, isLive }: { readonly days: number | null; readonly isLive: boolean }) => (
  <span className={days !== null && days > 0 ? styles['late'] : styles['muted']}>
    {isLive ? words.live : null}
    {delayText(days)}
  </span>
);

function Ball({ row: { ballInCourt } }: { readonly row: Row }) {
  if (!ballInCourt) return '—';
  const day = ballInCourt.since.slice(0, 10);
  return (
    <span className={styles['stacked']} title={ballInCourt.reason ?? undefined}>
      {wordOf(ballInCourt.party)}
      <time dateTime={day} className={styles['muted']}>
        {relativeDay(day)}
      </time>
    </span>
  );
}
