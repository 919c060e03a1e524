import { graphql } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { dayText, instantText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { milestoneDetails as words } from '../../../messages/en/engagement-details';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { FailureNote, Skeleton } from '../../../ui/States';
import type { Milestone } from '../page.graphql';
import { usageProofTexts } from '../../../status/usage-proof';
import styles from './parts.module.css';

const DETAILS = graphql(`
  query MilestoneDetails($id: ID!) {
    node(id: $id) {
      ... on Milestone {
        id
        proof {
          evidence
        }
        usageProof {
          state
          method
          path
          environment
          minSuccesses
          maxServerErrorRate
          days
          asOf
          firstDay
          lastDay
          successes
          countedCalls
          serverErrors
          serverErrorRate
        }
        reschedules {
          at
          changedBy
          reason
          durationDaysBefore
          durationDaysAfter
          notBeforeOnBefore
          notBeforeOnAfter
        }
      }
    }
  }
`);

interface Props {
  readonly milestone: Milestone;
  readonly onClose: () => void;
}

/** What is behind a row of the plan: what it waits for, how it is proved, and how its dates were changed. */
export default function MilestoneDetails({ milestone, onClose }: Props) {
  const { data, error, retry } = usePageQuery(DETAILS, { id: milestone.id });
  const more = data?.node && 'reschedules' in data.node ? data.node : null;
  const { durationDays, weight, dependsOn, stage, visibility, required } = milestone;
  return (
    <Dialog title={milestone.code} open onClose={onClose}>
      <p dir="auto">{milestone.title}</p>
      <Facts
        facts={[
          { name: words.stage, value: wordOf(stage) },
          { name: words.duration, value: words.days(durationDays) },
          { name: words.weight, value: weight },
          { name: words.required, value: required ? words.yes : words.no },
          { name: words.visibility, value: wordOf(visibility) },
        ]}
      />
      <p>
        {words.after}: {dependsOn.map(words.link).join(', ') || words.none}
      </p>
      {error ? <FailureNote error={error} retry={retry} /> : null}
      {more === null && !error ? <Skeleton lines={3} /> : null}
      {more?.proof?.evidence ? (
        <p dir="auto">
          {words.proof} <bdi>{more.proof.evidence}</bdi>
        </p>
      ) : null}
      {more?.usageProof ? usageProofTexts(more.usageProof).map((text) => <p key={text}>{text}</p>) : null}
      {more ? <Reschedules changes={more.reschedules} /> : null}
      <div>
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}

interface Change {
  readonly at: string;
  readonly changedBy: string;
  readonly reason: string;
  readonly durationDaysBefore: number;
  readonly durationDaysAfter: number;
  readonly notBeforeOnBefore: string | null;
  readonly notBeforeOnAfter: string | null;
}

const Reschedules = ({ changes }: { readonly changes: readonly Change[] }) => (
  <section>
    <h3>{words.reschedules}</h3>
    {changes.length === 0 ? <p className={styles['muted']}>{words.never}</p> : null}
    <ul className={styles['list']}>
      {changes.map((change) => (
        <li key={change.at} className={styles['item']}>
          <p>{changeText(change)}</p>
          <p dir="auto">{change.reason}</p>
          <p className={styles['muted']}>
            <bdi>{change.changedBy}</bdi>, {instantText(change.at)}
          </p>
        </li>
      ))}
    </ul>
  </section>
);

function changeText(change: Change): string {
  const day = (value: string | null) => (value ? dayText(value) : words.none);
  return [
    change.durationDaysBefore === change.durationDaysAfter
      ? ''
      : words.durationMoved(change.durationDaysBefore, change.durationDaysAfter),
    change.notBeforeOnBefore === change.notBeforeOnAfter
      ? ''
      : words.notBeforeMoved(day(change.notBeforeOnBefore), day(change.notBeforeOnAfter)),
  ]
    .filter(Boolean)
    .join('; ');
}
