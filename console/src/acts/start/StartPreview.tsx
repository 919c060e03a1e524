import { STAGES } from '../../app/engagements/search';
import type { Preview } from '../../app/graphql/use-preview';
import { dayText } from '../../domain/dates';
import { wordOf } from '../../domain/words';
import { startEngagement as words } from '../../messages/en/acts-start';
import { StageSpans } from '../../timeline/StageSpans';
import type { StartPayload } from './start.graphql';
import styles from './start.module.css';

interface Props {
  readonly preview: Preview<StartPayload>;
  readonly isAsked: boolean;
}

/** The forecast of what was chosen, and what is wrong with it. */
export function StartPreview({ preview: { payload, userErrors, loading }, isAsked }: Props) {
  const milestones = payload?.milestones ?? null;
  return (
    <section className={styles['preview']} aria-label={words.preview} aria-live="polite" aria-busy={loading}>
      <h3>{words.preview}</h3>
      {isAsked ? null : <p>{words.previewAsk}</p>}
      {userErrors.map(({ message }) => (
        <p key={message} className={styles['fault']}>
          {message}
        </p>
      ))}
      {isAsked && payload && milestones ? (
        <>
          <p className={styles['goLive']}>
            <strong>
              {payload.forecastGoLiveOn ? words.goLive(dayText(payload.forecastGoLiveOn)) : words.noGoLive}
            </strong>{' '}
            {words.milestones(milestones.length)}
          </p>
          <StageSpans spans={spansOf(milestones)} goLiveOn={payload.forecastGoLiveOn} />
          {(payload.warnings ?? []).map((warning) => (
            <p key={warning} className={styles['warning']}>
              {warning}
            </p>
          ))}
        </>
      ) : null}
    </section>
  );
}

type Milestones = NonNullable<StartPayload['milestones']>;

/** From the first start to the last due date of each stage's milestones. */
const spansOf = (milestones: Milestones) =>
  STAGES.flatMap((stage) => {
    const own = milestones.filter((milestone) => milestone.stage === stage);
    if (own.length === 0) return [];
    const from = own.map(({ startOn }) => startOn).sort()[0]!;
    const to = own
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1)!;
    return [{ key: stage, label: wordOf(stage), from, to, count: own.length }];
  });
