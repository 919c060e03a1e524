import { type DocumentNode, parse } from 'graphql';
import { z } from 'zod';
import { AppError } from '../../kernel/errors.js';
import { ENGAGEMENT_TYPES, PARTNER_TIERS } from '../../kernel/enums.js';
import type { Row } from './csv-stream.js';
import { INTERVALS } from './domain/buckets.js';
import { day, texts, whole, word, words } from './export-parameters.js';

/** Sends a query of the API. */
export type Ask = <T>(document: DocumentNode, variables: object) => Promise<T>;

/** An answer about adoption as rows. */
export interface Metric {
  readonly shape: z.ZodRawShape;
  readonly columns: readonly string[];
  /** @param given the parameters of the shape; an omitted one is undefined, which leaves the API's default */
  readonly rows: (ask: Ask, given: Readonly<Record<string, unknown>>) => AsyncIterable<Row>;
}

const MAX_ROWS = 50_000;
const DIMENSIONS = [
  'PARTNER',
  'APPLICATION',
  'API_PRODUCT',
  'API_VERSION',
  'OPERATION',
  'STATUS_CLASS',
] as const;
const PARTNER_ORDERS = ['NAME', 'CALLS', 'TREND', 'ERROR_RATE', 'P95', 'BREADTH', 'LAST_CALL'] as const;

const CONDITIONS = {
  environment: word(['PRODUCTION', 'SANDBOX', 'BOTH']).optional(),
  ...{ partnerIds: texts.optional(), apiProductIds: texts.optional(), applicationIds: texts.optional() },
  ...{ tiers: words(PARTNER_TIERS).optional(), regions: texts.optional() },
  engagementTypes: words(ENGAGEMENT_TYPES).optional(),
};
const RANGE = { from: day, to: day };

const CALLS = ['calls', 'successes', 'clientErrors', 'throttled', 'serverErrors'];
const TOTALS = [...CALLS, 'errorRate', 'p50Ms', 'p95Ms', 'p99Ms'];

/** The filter of the query, from the parameters. */
function filterOf(given: Readonly<Record<string, unknown>>): object {
  const names = [...Object.keys(RANGE), ...Object.keys(CONDITIONS)].filter((name) => name in given);
  const environment = given['environment'] === 'BOTH' ? { environment: null } : {};
  return { ...Object.fromEntries(names.map((name) => [name, given[name]])), ...environment };
}

interface Adoption {
  readonly [field: string]: unknown;
}

/** A metric that is one field of `Adoption`. */
function ofAdoption<A extends Adoption>(metric: {
  readonly shape?: z.ZodRawShape;
  /** Declares variables, each named like its parameter. */
  readonly variables?: string;
  readonly fields: string;
  readonly columns: readonly string[];
  readonly rowsOf: (adoption: A) => Iterable<Row>;
}): Metric {
  const document = parse(
    `query ($filter: AdoptionFilter! ${metric.variables ?? ''}) { adoption(filter: $filter) { ${metric.fields} } }`,
  );
  return {
    shape: { ...RANGE, ...CONDITIONS, ...metric.shape },
    columns: metric.columns,
    async *rows(ask, given) {
      const { adoption } = await ask<{ adoption: A }>(document, { ...given, filter: filterOf(given) });
      yield* metric.rowsOf(adoption);
    },
  };
}

interface Series {
  readonly key: string | null;
  readonly label: string | null;
  readonly points: readonly Row[];
}
interface Breakdown {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly totals: Row;
}

interface PartnerPage {
  readonly nodes: readonly ({ readonly partner: Row } & Row)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly totalCount?: number;
}
const PARTNER = ['id', 'slug', 'name', 'tier', 'region'];
const FIGURES = ['trend', 'breadth', 'activeDays', 'lastCallAt', 'activatedOn', 'sustainedOn'];
const OF_PARTNERS =
  parse(`query ($filter: PartnerAdoptionFilter!, $orderBy: PartnerAdoptionOrder, $first: Int, $after: String,
    $counts: Boolean!) {
  partnerAdoption(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { partner { ${PARTNER.join(' ')} } from to ${TOTALS.join(' ')} ${FIGURES.join(' ')} }
    pageInfo { hasNextPage endCursor } totalCount @include(if: $counts) } }`);
const PAGE = 100;

/** Each page is read when the client has taken the one before, so that a slow client holds no connection. */
async function* partnerRows(ask: Ask, given: Readonly<Record<string, unknown>>): AsyncGenerator<Row> {
  const { orderBy = 'CALLS', direction = 'DESC', first } = given;
  const most = (first as number | undefined) ?? MAX_ROWS;
  const variables = { filter: filterOf(given), orderBy: { field: orderBy, direction } };
  let [after, sent]: [string | null, number] = [null, 0];
  do {
    const page = { first: Math.min(PAGE, most - sent), after, counts: after === null && first === undefined };
    const answer: { partnerAdoption: PartnerPage } = await ask(OF_PARTNERS, { ...variables, ...page });
    const { nodes, pageInfo, totalCount } = answer.partnerAdoption;
    assertExportable(totalCount ?? 0);
    for (const { partner, ...figures } of nodes) yield { ...partner, ...figures };
    sent += nodes.length;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && sent < most);
}

/** @throws AppError BAD_USER_INPUT before anything is sent */
function assertExportable(rows: number): void {
  if (rows > MAX_ROWS)
    throw new AppError(
      'BAD_USER_INPUT',
      `The export would have ${rows} rows; the limit is ${MAX_ROWS}. Narrow the filter, or set \`first\`.`,
    );
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
  partners: {
    shape: {
      ...{ to: day.optional(), ...CONDITIONS, first: whole(1, MAX_ROWS).optional() },
      ...{ orderBy: word(PARTNER_ORDERS).optional(), direction: word(['ASC', 'DESC']).optional() },
    },
    columns: [...PARTNER, 'from', 'to', ...TOTALS, ...FIGURES],
    rows: partnerRows,
  },
} satisfies Readonly<Record<string, Metric>>;
export type MetricName = keyof typeof METRICS;
