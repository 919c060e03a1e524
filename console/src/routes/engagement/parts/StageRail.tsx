import { useState } from 'react';
import { AdvanceStage, ReturnToStage } from '../../../acts/later';
import { dayText } from '../../../domain/dates';
import { STAGES } from '../../../domain/stages';
import { wordOf } from '../../../domain/words';
import { engagement as acts, stages as words } from '../../../messages/en/engagement';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import type { Engagement } from '../page.graphql';
import styles from './StageRail.module.css';
import type { PartProps } from './part';

/** Where it stands on the way from discovery to adoption, and what each stage has left. */
export function StageRail({ engagement, may }: PartProps) {
  const [act, setAct] = useState<'advance' | 'return' | null>(null);
  const { stage, gate } = engagement;
  const place = STAGES.findIndex((each) => each === stage);
  const next = STAGES[place + 1];
  const close = () => setAct(null);
  return (
    <Panel
      title={words.title}
      actions={
        <>
          {may.can('RETURN_TO_STAGE') && place > 0 ? (
            <Button kind="quiet" onPress={() => setAct('return')}>
              {acts.back}
            </Button>
          ) : null}
          {may.can('ADVANCE_STAGE') && next ? (
            <Button kind={gate.met ? 'primary' : 'plain'} onPress={() => setAct('advance')}>
              {acts.advance(wordOf(next))}
            </Button>
          ) : null}
        </>
      }
    >
      <ol className={styles['rail']}>
        {STAGES.map((each, at) => (
          <li
            key={each}
            className={styles[place === -1 || at < place ? 'past' : at === place ? 'now' : 'ahead']}
            aria-current={at === place ? 'step' : undefined}
          >
            <span className={styles['name']}>{wordOf(each)}</span>
            <Of stage={each} engagement={engagement} />
          </li>
        ))}
      </ol>
      {place === -1 ? null : (
        <p className={gate.met ? styles['met'] : styles['missing']}>
          {gate.met ? words.met : words.missing(gate.missing.length)}
        </p>
      )}
      {act === 'advance' && next ? <AdvanceStage engagement={engagement} to={next} onClose={close} /> : null}
      {act === 'return' ? <ReturnToStage engagement={engagement} onClose={close} /> : null}
    </Panel>
  );
}

/** How much of a stage is done, and until when the rest is expected. */
function Of({ stage, engagement }: { readonly stage: string; readonly engagement: Engagement }) {
  const counted = engagement.milestones.filter((each) => each.stage === stage && each.status !== 'SKIPPED');
  const done = counted.filter(({ status }) => status === 'DONE');
  const last = counted
    .map(({ completedOn, forecastDueOn }) => completedOn ?? forecastDueOn ?? '')
    .reduce((latest, day) => (day > latest ? day : latest), '');
  return (
    <span className={styles['of']}>
      <span>{words.done(done.length, counted.length)}</span>
      {last === '' ? null : (
        <span>{done.length === counted.length ? words.left(dayText(last)) : words.until(dayText(last))}</span>
      )}
    </span>
  );
}
