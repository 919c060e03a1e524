import type { Row } from './csv-stream.js';
import { INTERVALS } from './domain/buckets.js';
import { type Metric, TOTALS, ofAdoption } from './export-metric.js';
import { day, whole, word, words } from './export-parameters.js';
import { PARTNERS } from './export-partners.js';
import { VERSIONS } from './export-versions.js';

const DIMENSIONS = [
  'PARTNER',
  'APPLICATION',
  'API_PRODUCT',
  'API_VERSION',
  'OPERATION',
  'STATUS_CLASS',
] as const;

const COHORT = { cohortFrom: day.optional(), cohortTo: day.optional() };
const COHORT_VARIABLES = '$cohortFrom: LocalDate, $cohortTo: LocalDate';
const COHORT_ARGUMENTS = 'cohortFrom: $cohortFrom, cohortTo: $cohortTo';
const FUNNEL = ['step', 'n', 'conversion', 'medianDays'];
const TIMES = ['medianHours', 'p90Hours', 'n', 'pending'];

interface Series {
  readonly key: string | null;
  readonly label: string | null;
  readonly points: readonly Row[];
}
type Cohort = Row & { readonly cells: readonly Row[] };
interface Breakdown {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly totals: Row;
}

export const METRICS = {
  totals: ofAdoption<{ from: string; to: string; totals: Row }>({
    fields: `from to totals { ${TOTALS.join(' ')} }`,
    columns: ['from', 'to', ...TOTALS],
    rowsOf: ({ from, to, totals }) => [{ from, to, ...totals }],
  }),
  series: ofAdoption<{ series: readonly Series[] }>({
    shape: { interval: word(INTERVALS), groupBy: word(DIMENSIONS).optional() },
    variables: '$interval: Interval!, $groupBy: AdoptionDimension',
    fields: `series(interval: $interval, groupBy: $groupBy) { key label points { start partial ${TOTALS.join(' ')} } }`,
    columns: ['key', 'label', 'start', 'partial', ...TOTALS],
    *rowsOf({ series }) {
      for (const { key, label, points } of series) for (const point of points) yield { key, label, ...point };
    },
  }),
  breakdown: ofAdoption<{ breakdown: readonly Breakdown[] }>({
    shape: { by: words(DIMENSIONS), first: whole(1, 500).optional() },
    variables: '$by: [AdoptionDimension!]!, $first: Int',
    fields: `breakdown(by: $by, first: $first) { keys labels totals { ${TOTALS.join(' ')} } }`,
    columns: ['key1', 'label1', 'key2', 'label2', ...TOTALS],
    *rowsOf({ breakdown }) {
      for (const { keys, labels, totals } of breakdown) {
        const [key1 = null, key2 = null] = keys;
        const [label1 = null, label2 = null] = labels;
        yield { key1, label1, key2, label2, ...totals };
      }
    },
  }),
  funnel: ofAdoption<{ funnel: readonly Row[] }>({
    shape: COHORT,
    variables: COHORT_VARIABLES,
    fields: `funnel(${COHORT_ARGUMENTS}) { ${FUNNEL.join(' ')} }`,
    columns: FUNNEL,
    rowsOf: ({ funnel }) => funnel,
  }),
  times: ofAdoption<{ timeToFirstCall: Row; timeToProduction: Row }>({
    shape: COHORT,
    variables: COHORT_VARIABLES,
    fields: `timeToFirstCall(${COHORT_ARGUMENTS}) { ${TIMES.join(' ')} }
      timeToProduction(${COHORT_ARGUMENTS}) { ${TIMES.join(' ')} }`,
    columns: ['time', ...TIMES],
    rowsOf: ({ timeToFirstCall, timeToProduction }) => [
      { time: 'TO_FIRST_CALL', ...timeToFirstCall },
      { time: 'TO_PRODUCTION', ...timeToProduction },
    ],
  }),
  cohorts: ofAdoption<{ cohorts: readonly Cohort[] }>({
    shape: { ...COHORT, interval: word(['MONTH', 'WEEK']).optional() },
    variables: `${COHORT_VARIABLES}, $interval: Interval`,
    fields: `cohorts(${COHORT_ARGUMENTS}, interval: $interval) { start partial engagements
      cells { step since n share } }`,
    columns: ['start', 'partial', 'engagements', 'step', 'since', 'n', 'share'],
    *rowsOf({ cohorts }) {
      for (const { cells, ...cohort } of cohorts) for (const cell of cells) yield { ...cohort, ...cell };
    },
  }),
  versions: VERSIONS,
  partners: PARTNERS,
} satisfies Readonly<Record<string, Metric>>;
export type MetricName = keyof typeof METRICS;
