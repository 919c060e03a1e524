import { DownloadCsv } from '../../../app/DownloadCsv';
import { EngagementLink } from '../../../app/links';
import { dayText } from '../../../domain/dates';
import { countText, decimalText, shareText } from '../../../domain/numbers';
import { backtests as words } from '../../../messages/en/health-models';
import { type Column, DataTable } from '../../../ui/DataTable';
import { Panel } from '../../../ui/Page';
import type { Backtest } from '../backtests.graphql';
import styles from './models.module.css';

interface Row {
  readonly name: string;
  readonly tested: string;
  readonly active: string;
}

const FIGURES: readonly Column<Row>[] = [
  { name: words.figure, cell: ({ name }) => name, text: ({ name }) => name },
  { name: words.tested, numeric: true, cell: ({ tested }) => tested, text: ({ tested }) => tested },
  { name: words.active, numeric: true, cell: ({ active }) => active, text: ({ active }) => active },
];

type Measured = Pick<Backtest, 'matrix' | 'precision' | 'recall' | 'f1' | 'leadTimeDays'>;
const shown = (value: number | null | undefined, text: (value: number) => string): string =>
  value === null || value === undefined ? '—' : text(value);

/** The figures of the tested model beside those of the active one. */
export function Figures({ backtest }: { readonly backtest: Backtest }) {
  const row = (name: string, of: (figures: Measured) => string): Row => ({
    name,
    tested: of(backtest),
    active: backtest.active ? of(backtest.active) : '—',
  });
  const counts = (['truePositive', 'falsePositive', 'falseNegative', 'trueNegative'] as const).map((cell) =>
    row(words.matrix[cell], ({ matrix }) => shown(matrix?.[cell], countText)),
  );
  const judged = [
    row(words.precision, ({ precision }) => shown(precision, shareText)),
    row(words.recall, ({ recall }) => shown(recall, shareText)),
    row(words.f1, ({ f1 }) => shown(f1, decimalText)),
    row(words.lead, ({ leadTimeDays }) => shown(leadTimeDays?.median, decimalText)),
    row(words.leadP90, ({ leadTimeDays }) => shown(leadTimeDays?.p90, decimalText)),
  ];
  const rows = backtest.tooFew ? counts : [...counts, ...judged];
  return (
    <Panel title={words.compared} actions={<DownloadCsv name="backtest" columns={FIGURES} rows={rows} />}>
      <DataTable caption={words.comparedCaption} columns={FIGURES} rows={rows} keyOf={({ name }) => name} />
    </Panel>
  );
}

type Difference = Backtest['differing']['nodes'][number];

const DIFFERING: readonly Column<Difference>[] = [
  {
    name: words.only.engagement,
    cell: ({ engagement }) => (
      <>
        <EngagementLink id={engagement.key} title={engagement.title} /> <bdi>{engagement.partner.name}</bdi>
      </>
    ),
    text: ({ engagement }) => engagement.key,
  },
  {
    name: words.only.model,
    numeric: true,
    cell: ({ onlyModelWeeks }) => onlyModelWeeks,
    text: ({ onlyModelWeeks }) => onlyModelWeeks,
  },
  {
    name: words.only.active,
    numeric: true,
    cell: ({ onlyActiveWeeks }) => onlyActiveWeeks,
    text: ({ onlyActiveWeeks }) => onlyActiveWeeks,
  },
  {
    name: words.only.outcome,
    cell: ({ outcomeOn }) => (outcomeOn ? dayText(outcomeOn) : '—'),
    text: ({ outcomeOn }) => outcomeOn,
  },
];

/** Engagements for which only one of the two models warned. */
export const Differing = ({ differing: { nodes, totalCount } }: Pick<Backtest, 'differing'>) => (
  <Panel
    title={words.differing}
    count={totalCount}
    actions={<DownloadCsv name="backtest-differences" columns={DIFFERING} rows={nodes} />}
  >
    {nodes.length === 0 ? (
      <p className={styles['muted']}>{words.noDiffering}</p>
    ) : (
      <DataTable
        caption={words.differingCaption}
        columns={DIFFERING}
        rows={nodes}
        keyOf={({ engagement }) => engagement.id}
      />
    )}
  </Panel>
);
