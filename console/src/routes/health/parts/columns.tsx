import { Link } from '@tanstack/react-router';
import { EngagementLink } from '../../../app/links';
import { instantText, instantTitle } from '../../../domain/dates';
import { shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { health as words } from '../../../messages/en/health';
import { WordBadge } from '../../../ui/Badge';
import type { Column } from '../../../ui/DataTable';
import type { HealthRowData } from '../page.graphql';
import styles from './health.module.css';

type Row = HealthRowData;
const names = words.columns;
const textOnly = (name: string, text: NonNullable<Column<Row>['text']>): Column<Row> => ({
  ...{ name, text, cell: () => null },
});

export const COLUMNS: readonly Column<Row>[] = [
  {
    name: names.band,
    cell: ({ key, health }) => (
      <Link to="/health" search={{ engagement: key }} className={styles['score']}>
        {health ? (
          <>
            {health.score === null ? null : <strong>{health.score} </strong>}
            <WordBadge value={health.band} />
          </>
        ) : (
          words.notScored
        )}
        <span className="visually-hidden"> {words.titleOf(key)}</span>
      </Link>
    ),
    text: ({ health }) => (health ? wordOf(health.band) : null),
  },
  {
    name: names.engagement,
    cell: ({ key, title, partner }) => (
      <div className={styles['subject']}>
        <p>
          <EngagementLink id={key} />{' '}
          <span className={styles['muted']} dir="auto">
            {partner.name}
          </span>
        </p>
        <p className={styles['title']} dir="auto">
          {title}
        </p>
      </div>
    ),
    text: ({ key }) => key,
  },
  {
    name: names.causes,
    cell: ({ health }) =>
      !health || health.causes.length === 0 ? (
        <span className={styles['muted']}>{health ? words.well : null}</span>
      ) : (
        <ul className={styles['causes']}>
          {health.causes.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{text}</li>
          ))}
        </ul>
      ),
    text: ({ health }) => health?.causes.map(({ text }) => text).join(' '),
  },
  {
    name: names.known,
    numeric: true,
    cell: ({ health }) => (health ? shareText(health.coverage) : '—'),
    text: ({ health }) => health?.coverage,
  },
  {
    name: names.stage,
    cell: ({ stage }) => <span className={styles['short']}>{wordOf(stage)}</span>,
    text: ({ stage }) => wordOf(stage),
  },
  {
    name: names.asOf,
    cell: ({ health }) =>
      health ? (
        <time
          dateTime={health.asOf}
          title={instantTitle(health.asOf)}
          className={`${styles['muted']} ${styles['short']}`}
        >
          {instantText(health.asOf)}
        </time>
      ) : (
        '—'
      ),
    text: ({ health }) => health?.asOf,
  },
];

/** As shown, with what a cell shows beside its own value in columns of their own. */
export const CSV_COLUMNS: readonly Column<Row>[] = [
  COLUMNS[1]!,
  textOnly(names.title, ({ title }) => title),
  textOnly(names.partner, ({ partner }) => partner.name),
  textOnly(names.lead, ({ lead }) => lead.name),
  textOnly(names.score, ({ health }) => health?.score),
  COLUMNS[0]!,
  ...COLUMNS.slice(2),
];
