import { Link } from '@tanstack/react-router';
import { type FragmentOf, type ResultOf, readFragment } from '../../../app/graphql/types';
import { Bar } from '../../../charts/Bar';
import { countText, latencyText, shareText } from '../../../domain/numbers';
import { wordOf } from '../../../domain/words';
import { adoption } from '../../../messages/en/adoption';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Select } from '../../../ui/Field';
import { Empty } from '../../../ui/States';
import { drillInto } from '../filter';
import { BREAKDOWN } from '../page.graphql';
import { type AdoptionSearch, DIMENSIONS, type Dimension } from '../search';
import type { useAdoption } from '../use-adoption';
import { AskedPanel } from './AskedPanel';
import styles from './Breakdown.module.css';
import choices from './CallsOverTime.module.css';

const words = adoption.breakdown;
type Group = ResultOf<typeof BREAKDOWN>['breakdown'][number];

interface Props {
  readonly adoption: ReturnType<typeof useAdoption>;
  readonly data: FragmentOf<typeof BREAKDOWN>;
  readonly variables: Readonly<Record<string, unknown>> & { readonly by: readonly Dimension[] };
}

/** Calls by one or two dimensions; a click on a group shows only its calls. */
export function Breakdown({ adoption: { change }, data, variables }: Props) {
  const { by } = variables;
  const groups = readFragment(BREAKDOWN, data).breakdown;
  const all = groups.reduce((sum, { totals }) => sum + totals.calls, 0);
  const largest = Math.max(1, ...groups.map(({ totals }) => totals.calls));
  return (
    <AskedPanel
      title={words.title}
      asked={BREAKDOWN}
      variables={variables}
      metric="breakdown"
      parameters={{ by, first: 500 }}
      actions={<Dimensions by={by} change={change} />}
    >
      {groups.length === 0 ? (
        <Empty>{adoption.nothing}</Empty>
      ) : (
        <DataTable
          caption={words.caption(by.map(wordOf).join(', '))}
          columns={columnsOf(by, all, largest)}
          rows={groups}
          keyOf={({ keys }) => keys.join(' ')}
        />
      )}
    </AskedPanel>
  );
}

function columnsOf(by: readonly Dimension[], all: number, largest: number): readonly Column<Group>[] {
  return [
    ...by.map((dimension, place) => ({
      name: wordOf(dimension),
      cell: (group: Group) => <Name group={group} by={by} place={place} />,
    })),
    {
      name: words.share,
      cell: ({ totals: { calls } }) => (
        <span className={styles['bar']}>
          <Bar share={calls / largest} />
          <span className={styles['share']}>{all === 0 ? '—' : shareText(calls / all)}</span>
        </span>
      ),
    },
    { name: words.calls, numeric: true, cell: ({ totals }) => countText(totals.calls) },
    {
      name: words.errors,
      numeric: true,
      cell: ({ totals: { errorRate } }) => (errorRate === null ? '—' : shareText(errorRate)),
    },
    {
      name: words.p95,
      numeric: true,
      cell: ({ totals: { p95Ms } }) => (p95Ms === null ? '—' : latencyText(p95Ms)),
    },
  ];
}

interface NameProps {
  readonly group: Group;
  readonly by: readonly Dimension[];
  readonly place: number;
}

/** The first name that can be a condition leads to the calls of the whole group. */
function Name({ group: { keys, labels }, by, place }: NameProps) {
  const label = labels[place]!;
  const changes = drillInto([by[place]!], [keys[place]!]) && drillInto(by, keys);
  if (!changes) return <span dir="auto">{label}</span>;
  return (
    <Link
      from="/adoption"
      search={(before: AdoptionSearch) => ({ ...before, ...changes })}
      resetScroll={false}
      title={words.drill(labels.join(', '))}
      dir="auto"
    >
      {label}
    </Link>
  );
}

interface DimensionsProps {
  readonly by: readonly Dimension[];
  readonly change: (changes: Partial<AdoptionSearch>) => void;
}

function Dimensions({ by: [first, second], change }: DimensionsProps) {
  const options = (not?: Dimension) =>
    DIMENSIONS.filter((each) => each !== not).map((value) => ({ value, label: wordOf(value) }));
  const set = (...dimensions: readonly (string | undefined)[]) =>
    change({ by: [...new Set(dimensions)].filter((each) => !!each) as Dimension[] });
  return (
    <div className={choices['choices']}>
      <Select
        label={words.first}
        value={first!}
        onChange={(value) => set(value, second)}
        options={options()}
      />
      <Select
        label={words.second}
        value={second ?? ''}
        none={words.none}
        onChange={(value) => set(first, value)}
        options={options(first)}
      />
    </div>
  );
}
