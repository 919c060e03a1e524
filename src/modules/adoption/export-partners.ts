import { parse } from 'graphql';
import { AppError } from '../../kernel/errors.js';
import type { Row } from './csv-stream.js';
import { type Ask, CONDITIONS, type Metric, TOTALS, filterOf } from './export-metric.js';
import { day, whole, word } from './export-parameters.js';

const MAX_ROWS = 50_000;
const PARTNER_ORDERS = ['NAME', 'CALLS', 'TREND', 'ERROR_RATE', 'P95', 'BREADTH', 'LAST_CALL'] as const;

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

export const PARTNERS: Metric = {
  shape: {
    ...{ to: day.optional(), ...CONDITIONS, first: whole(1, MAX_ROWS).optional() },
    ...{ orderBy: word(PARTNER_ORDERS).optional(), direction: word(['ASC', 'DESC']).optional() },
  },
  columns: [...PARTNER, 'from', 'to', ...TOTALS, ...FIGURES],
  rows: partnerRows,
};
