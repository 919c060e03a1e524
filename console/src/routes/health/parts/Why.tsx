import { Waterfall } from '../../../charts/Waterfall';
import { stepsDown } from '../../../charts/steps-down';
import { wordOf } from '../../../domain/words';
import { health as words } from '../../../messages/en/health';
import { Panel } from '../../../ui/Page';
import type { LatestHealth } from '../one.graphql';
import styles from './health.module.css';

/** From 100 points down to the score, measure by measure. */
export function Why({ health: { measures, scoreExact } }: { readonly health: LatestHealth }) {
  const known = measures.flatMap(({ measure, weight, contribution }) =>
    contribution === null || weight === 0 ? [] : [{ key: measure, weight, contribution }],
  );
  const steps = stepsDown(known);
  const others = measures.filter(({ measure }) => !known.some(({ key }) => key === measure));
  const explanationOf = (key: string) => measures.find(({ measure }) => measure === key)?.explanation;
  return (
    <Panel title={words.why}>
      {scoreExact === null || known.length === 0 ? (
        <p>{words.whyNot}</p>
      ) : (
        <Waterfall
          label={words.from100}
          steps={steps}
          nameOf={wordOf}
          explain={explanationOf}
          total={steps.at(-1)?.to ?? scoreExact}
          totalName={words.score}
        />
      )}
      {others.length > 0 ? (
        <details>
          <summary>
            {words.notCounted} ({others.length})
          </summary>
          <ul className={styles['rest']}>
            {others.map(({ measure, state, explanation }) => (
              <li key={measure}>
                {wordOf(measure)} ({wordOf(state)}): {explanation}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}
