import type { IdKind } from '../../kernel/ids.js';

export type Dimension =
  'PARTNER' | 'APPLICATION' | 'API_PRODUCT' | 'API_VERSION' | 'OPERATION' | 'STATUS_CLASS';

/** SQL of a dimension to group calls by; `u` is the rollup row. */
export interface Grouping {
  /** Identifies the group; text. */
  readonly key: string;
  /** Display name of the group `k.key`. */
  readonly label: string;
  /** Row with the counts if they are not the rollup's own columns. */
  readonly counts?: string;
  /** Set if the key is a UUID of this kind. */
  readonly id?: IdKind;
}

/** Latency is not stored by status, so status classes have none. */
const STATUS_CLASSES = `
  cross join lateral (values
    ('SUCCESS', u.successes, u.successes, 0, 0, 0),
    ('CLIENT_ERROR', u.client_errors, 0, u.client_errors, 0, 0),
    ('THROTTLED', u.throttled, 0, 0, u.throttled, 0),
    ('SERVER_ERROR', u.server_errors, 0, 0, 0, u.server_errors)
  ) as class (name, calls, successes, client_errors, throttled, server_errors)`;

export const UNGROUPED: Grouping = { key: "''", label: "''" };

export const GROUPINGS: Readonly<Record<Dimension, Grouping>> = {
  PARTNER: {
    key: 'u.partner_id::text',
    label: '(select name from partner where id = k.key::uuid)',
    id: 'partner',
  },
  APPLICATION: {
    key: 'u.application_id::text',
    label: '(select name from application where id = k.key::uuid)',
    id: 'application',
  },
  API_PRODUCT: {
    key: 'u.api_product_id::text',
    label: '(select name from api_product where id = k.key::uuid)',
    id: 'apiProduct',
  },
  API_VERSION: {
    key: 'u.api_version_id::text',
    label: `(select concat(p.name, ' ', v.version) from api_version v join api_product p on p.id = v.api_product_id
      where v.id = k.key::uuid)`,
    id: 'apiVersion',
  },
  OPERATION: {
    key: "coalesce(u.api_operation_id::text, 'UNMATCHED')",
    label: `case when k.key = 'UNMATCHED' then 'No operation matched'
      else (select concat(method, ' ', path) from api_operation where id = k.key::uuid) end`,
    id: 'apiOperation',
  },
  STATUS_CLASS: {
    key: 'class.name',
    label: `case k.key when 'SUCCESS' then 'Success (2xx, 3xx)' when 'CLIENT_ERROR' then 'Client error (4xx)'
      when 'THROTTLED' then 'Throttled (429)' else 'Server error (5xx)' end`,
    counts: STATUS_CLASSES,
  },
};
