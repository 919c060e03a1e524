import { save } from '../../../app/files';
import { decimalText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { models as words } from '../../../messages/en/health-models';
import { Button } from '../../../ui/Button';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import type { Model } from '../page.graphql';
import styles from './models.module.css';
import { nameOf, useText } from './use-words';

type Measure = Model['groups'][number]['measures'][number];

const number = (name: string, of: (measure: Measure) => number | null): Column<Measure> => ({
  name,
  numeric: true,
  cell: (measure) => {
    const value = of(measure);
    return value === null ? '—' : decimalText(value);
  },
  text: of,
});

const COLUMNS: readonly Column<Measure>[] = [
  { name: words.group.measure, cell: ({ measure }) => wordOf(measure), text: ({ measure }) => measure },
  {
    name: words.group.weight,
    numeric: true,
    cell: ({ weight }) => shareText(weight / 100),
    text: ({ weight }) => weight,
  },
  number(words.group.poor, ({ poor }) => poor),
  number(words.group.healthy, ({ healthy }) => healthy),
  number(words.group.sample, ({ minSample }) => minSample),
  number(words.group.halfLife, ({ halfLifeDays }) => halfLifeDays),
  number(words.group.stale, ({ staleAfterDays }) => staleAfterDays),
];

/** How a model scores: its groups of stages with the weights of their measures, and where it was used. */
export function Rubric({ model }: { readonly model: Model }) {
  const { groups, criticalBelow, atRiskBelow, margin, minCoverage, uses } = model;
  const download = async () => {
    const { writeHealthModel } = await import('../../../acts/health-model-yaml');
    save(new Blob([writeHealthModel(model)], { type: 'application/yaml' }), `${model.slug}.yaml`);
  };
  return (
    <Panel
      title={words.rubric(nameOf(model))}
      actions={
        <Button kind="quiet" onPress={() => void download()}>
          {words.download}
        </Button>
      }
    >
      <p className={styles['muted']}>
        {words.bands(criticalBelow, atRiskBelow, margin, shareText(minCoverage))}
      </p>
      {groups.map(({ name, stages, measures }) => (
        <div key={name}>
          <h3>{name}</h3>
          <p className={styles['muted']}>{stages.map(wordOf).join(', ')}</p>
          <DataTable caption={name} columns={COLUMNS} rows={measures} keyOf={({ measure }) => measure} />
        </div>
      ))}
      <h3>{words.uses}</h3>
      {uses.length === 0 ? <p className={styles['muted']}>{words.neverUsed}</p> : null}
      <ul className={styles['uses']}>
        {uses.map((use) => (
          <li key={`${use.since} ${use.type} ${use.tier} ${use.shadow}`}>{useText(use)}</li>
        ))}
      </ul>
    </Panel>
  );
}
