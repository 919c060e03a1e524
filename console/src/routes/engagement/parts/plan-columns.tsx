import { dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { plan as words } from '../../../messages/en/engagement';
import { usageProofText } from '../../../status/usage-proof';
import { Badge, WordBadge } from '../../../ui/Badge';
import type { Column } from '../../../ui/DataTable';
import type { May } from '../may';
import type { Engagement, Milestone } from '../page.graphql';
import { MilestoneActs } from './MilestoneActs';
import { MilestoneName } from './MilestoneName';
import styles from './Plan.module.css';

/** The columns of the plan's list. */
export const planColumns = (engagement: Engagement, may: May): readonly Column<Milestone>[] => [
  {
    name: words.columns.milestone,
    grow: true,
    cell: (milestone) => <Title milestone={milestone} />,
    text: ({ title }) => title,
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
    screenOnly: true,
    cell: (milestone) => <MilestoneActs engagement={engagement} milestone={milestone} may={may} />,
  },
];

/** In the CSV the code is a column of its own. */
export const csvColumns = (columns: readonly Column<Milestone>[]): readonly Column<Milestone>[] => [
  { name: words.code, cell: ({ code }) => code, text: ({ code }) => code },
  ...columns,
  { name: words.columns.party, cell: () => null, text: ({ party }) => wordOf(party) },
  { name: words.columns.assignee, cell: () => null, text: ({ assignee }) => assignee },
  { name: words.columns.baseline, cell: () => null, text: ({ baselineDueOn }) => baselineDueOn },
];

const Title = ({ milestone }: { readonly milestone: Milestone }) => {
  const { code, party, assignee, isGoLive, required, visibility } = milestone;
  const { notBeforeOn, status, usageProof } = milestone;
  return (
    <>
      <MilestoneName milestone={milestone} />
      <span className={styles['tags']}>
        <strong>{wordOf(party)}</strong>
        {assignee ? <bdi>{assignee}</bdi> : null}
        <span>{code}</span>
        {isGoLive ? <Badge tone="info">{words.goLive}</Badge> : null}
        {visibility === 'INTERNAL' ? <span>{words.internal}</span> : null}
        {required ? null : <span>{words.optional}</span>}
        {notBeforeOn && status === 'NOT_STARTED' ? (
          <span>{words.notBefore(dayText(notBeforeOn))}</span>
        ) : null}
        {usageProof ? <span>{usageProofText(usageProof)}</span> : null}
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
