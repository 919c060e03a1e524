import { type FragmentOf, readFragment } from '../../../app/graphql/types';
import { dayText, monthText } from '../../../domain/dates';
import { countText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { adoption as messages } from '../../../messages/en/adoption';
import { Select } from '../../../ui/Field';
import { Empty } from '../../../ui/States';
import { COHORTS } from '../page.graphql';
import { COHORT_INTERVALS, STEPS, type Step } from '../search';
import type { useAdoption } from '../use-adoption';
import { AskedPanel } from './AskedPanel';
import choices from './CallsOverTime.module.css';
import styles from './Cohorts.module.css';

const words = messages.cohorts;
type CohortInterval = (typeof COHORT_INTERVALS)[number];

interface Props {
  readonly adoption: ReturnType<typeof useAdoption>;
  readonly data: FragmentOf<typeof COHORTS>;
  readonly variables: Readonly<Record<string, unknown>> & {
    readonly cohort: CohortInterval;
    readonly steps: readonly Step[];
  };
}

/** The deeper the colour, the more engagements of a month or week had reached the step after some time. */
export function Cohorts({ adoption: { change }, data, variables }: Props) {
  const { cohorts } = readFragment(COHORTS, data);
  const { cohort: interval, steps } = variables;
  const unit = interval === 'MONTH' ? words.month : words.week;
  const columns = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  return (
    <AskedPanel
      title={words.title}
      asked={COHORTS}
      variables={variables}
      metric="cohorts"
      parameters={{ interval }}
      actions={<Choices step={steps[0]!} interval={interval} change={change} />}
    >
      <p className={styles['note']}>{words.note}</p>
      {cohorts.length === 0 ? (
        <Empty>{messages.funnel.nothing}</Empty>
      ) : (
        <div className={styles['frame']} tabIndex={0} role="region" aria-label={words.note}>
          <table className={styles['triangle']}>
            <thead>
              <tr>
                <th scope="col">{words.cohort}</th>
                <th scope="col">{words.engagements}</th>
                {Array.from({ length: columns }, (_each, since) => (
                  <th key={since} scope="col" title={words.sinceTitle(since, unit)}>
                    {words.since(since)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cohorts.map(({ start, partial, engagements, cells }) => (
                <tr key={start}>
                  <th scope="row">
                    {interval === 'MONTH' ? monthText(start) : dayText(start)}
                    {partial ? <small> {words.partial}</small> : null}
                  </th>
                  <td>{countText(engagements)}</td>
                  {cells.map(({ since, n, share }) => (
                    <td
                      key={since}
                      title={`${n} / ${engagements}`}
                      style={{ backgroundColor: shade(share ?? 0) }}
                    >
                      {share === null ? '—' : shareText(share)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </AskedPanel>
  );
}

/** Pale enough for the text on it. */
const shade = (share: number): string =>
  `color-mix(in srgb, var(--accent) ${Math.round(share * 45)}%, var(--surface))`;

interface ChoicesProps extends Pick<ReturnType<typeof useAdoption>, 'change'> {
  readonly step: Step;
  readonly interval: CohortInterval;
}

const Choices = ({ step, interval, change }: ChoicesProps) => (
  <div className={choices['choices']}>
    <Select
      label={words.step}
      value={step}
      onChange={(value) => change({ step: value as Step })}
      options={STEPS.map((value) => ({ value, label: wordOf(value) }))}
    />
    <Select
      label={words.interval}
      value={interval}
      onChange={(value) => change({ cohort: value as CohortInterval })}
      options={[
        { value: 'MONTH', label: words.month },
        { value: 'WEEK', label: words.week },
      ]}
    />
  </div>
);
