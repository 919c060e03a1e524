import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { plan as words } from '../../../messages/en/engagement';
import { Badge, WordBadge } from '../../../ui/Badge';
import type { Column } from '../../../ui/DataTable';
import type { May } from '../may';
import type { Engagement, Milestone } from '../page.graphql';
import { MilestoneActs } from './MilestoneActs';
import { MilestoneName } from './MilestoneName';
import styles from './Plan.module.css';

/** The columns of the plan's list and of its CSV. */
export const planColumns = (engagement: Engagement, may: May): readonly Column<Milestone>[] => [
  {
    name: words.code,
    cell: ({ code }) => <span className={styles['nowrap']}>{code}</span>,
    text: ({ code }) => code,
  },
  {
    name: words.columns.milestone,
    cell: (milestone) => <Title milestone={milestone} />,
    text: ({ title }) => title,
  },
  {
    name: words.columns.party,
    cell: ({ party, assignee }) => (
      <>
        {wordOf(party)}
        {assignee ? (
          <span className={styles['was']} dir="auto">
            {assignee}
          </span>
        ) : null}
      </>
    ),
    text: ({ party }) => wordOf(party),
  },
  {
    name: words.columns.start,
    cell: ({ startedOn, forecastStartOn }) => <Day day={startedOn ?? forecastStartOn} />,
    text: ({ startedOn, forecastStartOn }) => startedOn ?? forecastStartOn,
  },
  {
    name: words.columns.due,
    cell: (milestone) => <Due milestone={milestone} />,
    text: ({ completedOn, forecastDueOn }) => completedOn ?? forecastDueOn,
  },
  {
    name: words.columns.status,
    cell: (milestone) => (
      <>
        <WordBadge value={milestone.blocked ? 'BLOCKED' : milestone.status} />
        <Float days={milestone.floatDays} />
      </>
    ),
    text: ({ status, blocked }) => wordOf(blocked ? 'BLOCKED' : status),
  },
  {
    name: words.columns.actions,
    cell: (milestone) => <MilestoneActs engagement={engagement} milestone={milestone} may={may} />,
  },
];

const Title = ({ milestone }: { readonly milestone: Milestone }) => {
  const { isGoLive, required, visibility, notBeforeOn, status } = milestone;
  return (
    <>
      <MilestoneName milestone={milestone} />
      <span className={styles['tags']}>
        {isGoLive ? <Badge tone="info">{words.goLive}</Badge> : null}
        {visibility === 'INTERNAL' ? <span>{words.internal}</span> : null}
        {required ? null : <span>{words.optional}</span>}
        {notBeforeOn && status === 'NOT_STARTED' ? (
          <span>{words.notBefore(dayText(notBeforeOn))}</span>
        ) : null}
      </span>
    </>
  );
};

const Day = ({ day }: { readonly day: string | null }) =>
  day === null ? (
    <>—</>
  ) : (
    <time dateTime={day} className={styles['nowrap']}>
      {dayText(day)}
    </time>
  );

function Due({
  milestone: { completedOn, forecastDueOn, baselineDueOn },
}: {
  readonly milestone: Milestone;
}) {
  const day = completedOn ?? forecastDueOn;
  const isLate = day !== null && baselineDueOn !== null && day > baselineDueOn;
  return (
    <>
      <span className={isLate ? styles['late'] : undefined}>
        <Day day={day} />
      </span>
      {baselineDueOn !== null && baselineDueOn !== day ? (
        <span className={styles['was']}>{words.was(dayText(baselineDueOn))}</span>
      ) : null}
    </>
  );
}

const Float = ({ days }: { readonly days: number | null }) =>
  days === null ? null : (
    <span className={styles['was']} title={words.floatTitle}>
      {days === 0 ? words.critical : `${words.columns.float} ${words.floatDays(days)}`}
    </span>
  );
