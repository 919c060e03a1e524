import { useState } from 'react';
import { type FragmentOf, readFragment } from '../../../app/graphql/types';
import { Bar } from '../../../charts/Bar';
import { countText, decimalText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { adoption } from '../../../messages/en/adoption';
import { Empty } from '../../../ui/States';
import { FUNNEL } from '../page.graphql';
import { AskedPanel } from './AskedPanel';
import styles from './Funnel.module.css';
import { type StepFilter, StepEngagements } from './StepEngagements';

const words = adoption.funnel;

interface Props {
  readonly data: FragmentOf<typeof FUNNEL>;
  readonly variables: Readonly<Record<string, unknown>> & { readonly filter: StepFilter };
}

/** The steps of adoption with the engagements that reached each; a step opens the list of its engagements. */
export function Funnel({ data, variables }: Props) {
  const steps = readFragment(FUNNEL, data).funnel;
  const [open, setOpen] = useState<(typeof steps)[number]['step'] | null>(null);
  const all = Math.max(1, ...steps.map(({ n }) => n));
  return (
    <AskedPanel title={words.title} asked={FUNNEL} variables={variables} metric="funnel">
      <p className={styles['note']}>{words.note}</p>
      {steps.every(({ n }) => n === 0) ? (
        <Empty>{words.nothing}</Empty>
      ) : (
        <table className={styles['funnel']} data-list="">
          <caption className="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.engagements}</th>
              <th scope="col">{words.conversion}</th>
              <th scope="col">{words.median}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ step, n, conversion, medianDays }) => (
              <tr key={step} data-row="">
                <th scope="row">
                  <button
                    type="button"
                    aria-expanded={open === step}
                    title={open === step ? words.hide : words.show(wordOf(step))}
                    disabled={n === 0}
                    onClick={() => setOpen(open === step ? null : step)}
                  >
                    <span aria-hidden="true">{open === step ? '▾' : '▸'}</span> {wordOf(step)}
                  </button>
                </th>
                <td>
                  <span className={styles['bar']}>
                    <Bar share={n / all} />
                    <strong>{countText(n)}</strong>
                  </span>
                </td>
                <td data-label={words.conversion}>{conversion === null ? '—' : shareText(conversion)}</td>
                <td data-label={words.median}>{medianDays === null ? '—' : decimalText(medianDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open ? <StepEngagements key={open} step={open} filter={variables.filter} /> : null}
    </AskedPanel>
  );
}
