import { dayText, daysBetween, relativeDay, weekdayText } from '../domain/dates';
import { shareText } from '../domain/numbers';
import { wordOf } from '../domain/words';
import { status as words } from '../messages/en/status';
import { STAGES, firstDue, isLive } from './stages';
import { StageRail } from './StageRail';
import styles from './Summary.module.css';
import type { Status } from './types';

/** Where it stands in a glance: whose turn, the stage, how much is done, and go-live. */
export function Summary({ integration }: { readonly integration: Status }) {
  const { stage, percentComplete } = integration;
  const turn = turnOf(integration);
  return (
    <section className={styles['summary']} aria-label={words.where}>
      <div className={`${styles['turn']} ${styles[turn.tone]}`}>
        <h2>{turn.title}</h2>
        <p>{turn.text}</p>
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{words.stage}</dt>
          <dd className={styles['big']}>{wordOf(stage)}</dd>
          {stage === 'CLOSED' ? null : (
            <dd className={styles['small']}>{words.stageOf(STAGES.indexOf(stage) + 1, STAGES.length)}</dd>
          )}
        </div>
        <div>
          <dt>{words.complete}</dt>
          <dd className={styles['big']}>{shareText(percentComplete / 100)}</dd>
          <dd>
            <progress
              className={styles['bar']}
              max={100}
              value={percentComplete}
              aria-label={words.complete}
              title={words.completeOf}
            />
          </dd>
        </div>
        <GoLive integration={integration} />
      </dl>
      <StageRail stage={stage} />
    </section>
  );
}

function GoLive({ integration }: { readonly integration: Status }) {
  const { forecastGoLiveOn: day, baselineGoLiveOn: planned, goLiveForecast: probable } = integration;
  return (
    <div>
      <dt>{isLive(integration) ? words.liveSince : words.goLive}</dt>
      <dd className={styles['big']}>{day ? <time dateTime={day}>{dayText(day)}</time> : words.noGoLive}</dd>
      {day && planned ? <dd className={styles['small']}>{againstPlan(day, planned)}</dd> : null}
      {probable?.p80On && !isLive(integration) ? (
        <dd className={styles['small']} dir="auto">
          {words.probable(dayText(probable.p80On), probable.driver?.title ?? null)}
        </dd>
      ) : null}
    </div>
  );
}

function againstPlan(day: string, planned: string): string {
  const days = daysBetween(planned, day);
  if (days === 0) return words.asPlanned;
  return days > 0 ? words.later(days, dayText(planned)) : words.earlier(-days, dayText(planned));
}

interface Turn {
  readonly title: string;
  readonly text: string;
  readonly tone: 'yours' | 'ours' | 'rests';
}

/** Who owes the next step, and by when. */
function turnOf(integration: Status): Turn {
  const { status, waitingOn, expectedResumeOn, waitingForYou, waitingForUs } = integration;
  const due = firstDue(waitingForYou);
  const forYou =
    waitingForYou.length > 0 ? words.firstDue(waitingForYou.length, due && relativeDay(due)) : '';
  if (status === 'COMPLETED') return { title: words.completed, text: words.completedWhy, tone: 'rests' };
  if (status === 'CANCELLED') return { title: words.cancelled, text: words.cancelledWhy, tone: 'rests' };
  if (status === 'ON_HOLD' || waitingOn === null) {
    const resumes = expectedResumeOn ? words.resumes(weekdayText(expectedResumeOn)) : words.resumesUnknown;
    return { title: words.onHold, text: `${resumes} ${forYou}`, tone: 'rests' };
  }
  if (waitingOn === 'PARTNER')
    return { title: words.yourTurn, text: forYou || words.nothingForYou, tone: 'yours' };
  const ours = firstDue(waitingForUs);
  return {
    title: words.ourTurn(waitingOn),
    text: `${words.ours(waitingForUs.length, ours && relativeDay(ours))} ${forYou || words.nothingForYou}`,
    tone: 'ours',
  };
}
