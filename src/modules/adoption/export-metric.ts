import { type DocumentNode, parse } from 'graphql';
import type { z } from 'zod';
import { ENGAGEMENT_TYPES, PARTNER_TIERS } from '../../kernel/enums.js';
import type { Row } from './csv-stream.js';
import { day, texts, word, words } from './export-parameters.js';

/** Sends a query of the API. */
export type Ask = <T>(document: DocumentNode, variables: object) => Promise<T>;

/** An answer about adoption as rows. */
export interface Metric {
  readonly shape: z.ZodRawShape;
  readonly columns: readonly string[];
  /** @param given the parameters of the shape; an omitted one is undefined, which leaves the API's default */
  readonly rows: (ask: Ask, given: Readonly<Record<string, unknown>>) => AsyncIterable<Row>;
}

export const CONDITIONS = {
  environment: word(['PRODUCTION', 'SANDBOX', 'BOTH']).optional(),
  ...{ partnerIds: texts.optional(), apiProductIds: texts.optional(), applicationIds: texts.optional() },
  ...{ tiers: words(PARTNER_TIERS).optional(), regions: texts.optional() },
  engagementTypes: words(ENGAGEMENT_TYPES).optional(),
};
export const RANGE = { from: day, to: day };

const CALLS = ['calls', 'successes', 'clientErrors', 'throttled', 'serverErrors'];
export const TOTALS = [...CALLS, 'errorRate', 'p50Ms', 'p95Ms', 'p99Ms'];

/** The filter of the query, from the parameters. */
export function filterOf(given: Readonly<Record<string, unknown>>): object {
  const names = [...Object.keys(RANGE), ...Object.keys(CONDITIONS)].filter((name) => name in given);
  const environment = given['environment'] === 'BOTH' ? { environment: null } : {};
  return { ...Object.fromEntries(names.map((name) => [name, given[name]])), ...environment };
}

interface Adoption {
  readonly [field: string]: unknown;
}

/** A metric that is one field of `Adoption`. */
export function ofAdoption<A extends Adoption>(metric: {
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
