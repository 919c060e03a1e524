import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import type { LogInput } from '../../../../src/kernel/quick-log/to-input';
import { useRested } from '../../app/graphql/use-api';
import type { ResultOf, VariablesOf } from '../../app/graphql/types';
import { dayText } from '../../domain/dates';
import { wordOf } from '../../domain/words';
import { act } from '../../messages/en/act';
import { log as words } from '../../messages/en/log';
import { PREVIEW_LOG } from './log.graphql';
import styles from './log.module.css';
import { reasonOf } from '../../app/graphql/reason-of';

/** The line is previewed once it has rested for this long. */
const REST_MS = 500;
type Preview = ResultOf<typeof PREVIEW_LOG>['logProgress'];
type Input = VariablesOf<typeof PREVIEW_LOG>['input'];

/** What the line will do to go-live and health; nothing is written. */
export function Effect({ input }: { readonly input: LogInput }) {
  const rested = useRested(JSON.stringify(input), REST_MS);
  const [, preview] = useMutation(PREVIEW_LOG);
  const [seen, setSeen] = useState<{ readonly of: string; readonly answer: Preview | string } | null>(null);
  useEffect(() => {
    let current = true;
    void preview({ input: { ...(JSON.parse(rested) as Input), dryRun: true } }).then(({ data, error }) => {
      const answer = data?.logProgress ?? (error && act.notPreviewed(reasonOf(error)));
      if (current && answer) setSeen({ of: rested, answer });
    });
    return () => void (current = false);
  }, [rested, preview]);
  const answer = seen?.of === rested ? seen.answer : null;
  return (
    <section aria-label={words.effect} className={styles['effect']} aria-busy={answer === null}>
      {answer === null ? <p>{words.previewing}</p> : null}
      {typeof answer === 'string' ? <Refused messages={[answer]} /> : null}
      {answer !== null && typeof answer === 'object' ? <Foreseen preview={answer} /> : null}
    </section>
  );
}

const Refused = ({ messages }: { readonly messages: readonly string[] }) => (
  <ul role="alert" className={styles['problems']}>
    {messages.map((message) => (
      <li key={message}>{message}</li>
    ))}
  </ul>
);

function Foreseen({ preview }: { readonly preview: Preview }) {
  const { forecastBefore, forecastAfter, healthBefore, healthAfter, moved, userErrors } = preview;
  if (userErrors.length > 0) return <Refused messages={userErrors.map(({ message }) => message)} />;
  const day = (value: string | null) => (value ? dayText(value) : words.noForecast);
  const score = (health: Preview['healthAfter']) =>
    health ? `${health.score ?? words.noScore} (${wordOf(health.band)})` : words.noScore;
  return (
    <dl className={styles['rows']}>
      <Row name={words.goLive} before={day(forecastBefore)} after={day(forecastAfter)} />
      {healthAfter ? (
        <Row name={words.health} before={score(healthBefore)} after={score(healthAfter)} />
      ) : null}
      {moved && moved.length > 0 ? (
        <div>
          <dt>{words.moves}</dt>
          <dd>
            {moved
              .slice(0, 5)
              .map(
                ({ milestone, beforeDue, afterDue }) =>
                  `${milestone.code} ${words.becomes(day(beforeDue), day(afterDue))}`,
              )
              .join(', ')}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

const Row = ({
  name,
  before,
  after,
}: {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}) => (
  <div>
    <dt>{name}</dt>
    <dd>{before === after ? words.stays(after) : <strong>{words.becomes(before, after)}</strong>}</dd>
  </div>
);
