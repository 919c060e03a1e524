import type { IdKind } from '../../kernel/ids.js';

export type Dimension =
  'PARTNER' | 'APPLICATION' | 'API_PRODUCT' | 'API_VERSION' | 'OPERATION' | 'STATUS_CLASS';

/** How to group calls by a dimension. */
export interface Grouping {
  /** Column of a rollup; null for status classes, which are columns of counts. */
  readonly column: string | null;
  /** SQL of the text that identifies the group, `u` being the row. */
  readonly key: string;
  /** SQL of the display name of the group with a key. */
  readonly label: (key: string) => string;
  /** Set if the key is a UUID of this kind. */
  readonly id?: IdKind;
}

const nameIn = (table: string) => (key: string) => `(select name from ${table} where id = ${key}::uuid)`;
const CLASSES = [
  ['SUCCESS', 'Success (2xx, 3xx)', 'successes'],
  ['CLIENT_ERROR', 'Client error (4xx)', 'client_errors'],
  ['THROTTLED', 'Throttled (429)', 'throttled'],
  ['SERVER_ERROR', 'Server error (5xx)', 'server_errors'],
] as const;

/** A row per status class of the row `u`: its calls, as all calls and as those of the class. */
export const STATUS_CLASSES = `
  cross join lateral (values ${CLASSES.map(
    ([name, , own]) =>
      `('${name}', u.${own}, ${CLASSES.map(([, , each]) => (each === own ? `u.${own}` : '0')).join(', ')})`,
  ).join(', ')}) as class (name, calls, ${CLASSES.map(([, , column]) => column).join(', ')})`;

export const GROUPINGS: Readonly<Record<Dimension, Grouping>> = {
  PARTNER: { column: 'partner_id', key: 'u.partner_id::text', label: nameIn('partner'), id: 'partner' },
  APPLICATION: {
    column: 'application_id',
    key: 'u.application_id::text',
    label: nameIn('application'),
    id: 'application',
  },
  API_PRODUCT: {
    column: 'api_product_id',
    key: 'u.api_product_id::text',
    label: nameIn('api_product'),
    id: 'apiProduct',
  },
  API_VERSION: {
    column: 'api_version_id',
    key: 'u.api_version_id::text',
    label: (key) => `(select concat(p.name, ' ', v.version) from api_version v
      join api_product p on p.id = v.api_product_id where v.id = ${key}::uuid)`,
    id: 'apiVersion',
  },
  OPERATION: {
    column: 'api_operation_id',
    key: "coalesce(u.api_operation_id::text, 'UNMATCHED')",
    label: (key) => `case when ${key} = 'UNMATCHED' then 'No operation matched'
      else (select concat(method, ' ', path) from api_operation where id = ${key}::uuid) end`,
    id: 'apiOperation',
  },
  STATUS_CLASS: {
    column: null,
    key: 'class.name',
    label: (key) =>
      `case ${key} ${CLASSES.map(([name, label]) => `when '${name}' then '${label}'`).join(' ')} end`,
  },
};
