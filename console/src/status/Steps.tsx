import type { ReactNode } from 'react';
import { dayText, nearDay, todayIn } from '../domain/dates';
import { status as words } from '../messages/en/status';
import { Badge } from '../ui/Badge';
import { Panel } from '../ui/Page';
import { Empty } from '../ui/States';
import styles from './Steps.module.css';
import type { Step } from './types';

interface Props {
  readonly title: string;
  readonly none: string;
  readonly steps: readonly Step[];
  /** Whether they are the partner's own: evidence is then to be given, not reviewed. */
  readonly own: boolean;
  /** What one can do about a step. */
  readonly actions?: ((step: Step) => ReactNode) | undefined;
}

/** What one side has to do next, in the order of the server. */
export function Steps({ title, none, steps, own, actions }: Props) {
  return (
    <Panel title={title} count={steps.length}>
      {steps.length === 0 ? <Empty>{none}</Empty> : null}
      <ol className={styles['list']} data-list="">
        {steps.map((step) => (
          <li key={step.key} className={styles['step']} data-row="">
            <div>
              <p className={styles['kind']}>{kindOf(step, own)}</p>
              <p className={styles['title']} dir="auto">
                {step.title}
              </p>
              {step.blocksGoLive ? <p className={styles['moves']}>{words.blocksGoLive}</p> : null}
            </div>
            <Due step={step} />
            {actions ? <div className={styles['acts']}>{actions(step)}</div> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function kindOf({ milestoneCode, blockerId, checklistCode, apiProductSlug }: Step, own: boolean): string {
  if (blockerId) return words.kinds.blocker;
  if (milestoneCode) return `${words.kinds.milestone} ${milestoneCode}`;
  return `${own ? words.kinds.checklist : words.reviewed} · ${apiProductSlug ?? ''} ${checklistCode ?? ''}`;
}

function Due({ step: { dueOn, blockerId, checklistCode } }: { readonly step: Step }) {
  if (checklistCode) return <span />;
  if (!dueOn) return <p className={styles['due']}>{blockerId ? words.noCommitment : words.noDate}</p>;
  const isLate = dueOn < todayIn();
  return (
    <p className={styles['due']}>
      <time dateTime={dueOn}>{dayText(dueOn)}</time>
      <span className={styles['relative']}>
        {isLate ? <Badge tone="bad">{words.overdue}</Badge> : nearDay(dueOn)}
      </span>
    </p>
  );
}
