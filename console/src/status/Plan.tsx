import { type ReactNode, Suspense, lazy, useId } from 'react';
import { dayText } from '../domain/dates';
import { wordOf } from '../domain/words';
import { status as words } from '../messages/en/status';
import { Badge, WordBadge } from '../ui/Badge';
import { Panel } from '../ui/Page';
import { Empty } from '../ui/States';
import styles from './Plan.module.css';
import { byStage } from './stages';
import type { Milestone } from './types';

/** Few milestones have one. */
const UsageProof = lazy(() => import('./UsageProof'));

interface Props {
  readonly milestones: readonly Milestone[];
  /** What one can do with the whole plan, as saving it. */
  readonly tools?: ReactNode;
  /** What one can do about a milestone. */
  readonly actions?: ((milestone: Milestone) => ReactNode) | undefined;
}

/** The milestones under their stages: who does them, when they were planned, and when they are due now. */
export function Plan({ milestones, tools, actions }: Props) {
  return (
    <Panel title={words.plan} count={milestones.length} actions={tools}>
      {milestones.length === 0 ? (
        <Empty>{words.noPlan}</Empty>
      ) : (
        <div className={styles['frame']}>
          <PlanTable milestones={milestones} actions={actions} />
        </div>
      )}
    </Panel>
  );
}

function PlanTable({ milestones, actions }: Props) {
  const { columns } = words;
  const id = useId();
  return (
    <table className={styles['table']} data-list="">
      <caption className="visually-hidden">{words.plan}</caption>
      <thead>
        <tr>
          {[columns.title, columns.party, columns.planned, columns.now, columns.state].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {byStage(milestones).map(({ stage, milestones: some }) => (
        <tbody key={stage} aria-labelledby={`${id}-${stage}`}>
          <tr className={styles['stage']}>
            <th scope="rowgroup" colSpan={5} id={`${id}-${stage}`}>
              {wordOf(stage)}
            </th>
          </tr>
          {some.map((milestone) => (
            <PlanRow key={milestone.id} milestone={milestone} actions={actions} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function PlanRow({ milestone, actions }: { readonly milestone: Milestone } & Pick<Props, 'actions'>) {
  const {
    title,
    party,
    status,
    baselineDueOn,
    forecastDueOn,
    completedOn,
    blocked,
    blockedReason,
    usageProof,
  } = milestone;
  const { columns } = words;
  return (
    <tr data-row="" className={status === 'DONE' || status === 'SKIPPED' ? styles['over'] : undefined}>
      <td>
        <span dir="auto">{title}</span>
        {blockedReason ? (
          <p className={styles['blocked']} dir="auto">
            {blockedReason}
          </p>
        ) : null}
        {usageProof ? (
          <Suspense fallback={null}>
            <UsageProof proof={usageProof} />
          </Suspense>
        ) : null}
        {actions?.(milestone)}
      </td>
      <td data-label={columns.party} className={styles['day']}>
        {words.party(party)}
      </td>
      <td data-label={columns.planned} className={styles['day']}>
        {baselineDueOn ? dayText(baselineDueOn) : '—'}
      </td>
      <td data-label={status === 'DONE' ? columns.doneOn : columns.now} className={styles['day']}>
        {status === 'SKIPPED' || !forecastDueOn ? '—' : dayText(completedOn ?? forecastDueOn)}
      </td>
      <td data-label={columns.state}>
        <WordBadge value={status} /> {blocked ? <Badge tone="bad">{words.blocked}</Badge> : null}
      </td>
    </tr>
  );
}
