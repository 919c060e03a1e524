import { type Tx, query } from '../../platform/database/tx.js';

/** What usage needs to know of a credential. */
export interface UsageClient {
  readonly credentialId: string;
  readonly clientId: string;
  readonly partnerId: string;
  /** API products that its application is registered for. */
  readonly apiProductIds: readonly string[];
}

/** Uses the unique index on client_id. Calls of revoked credentials count too. */
const CLIENTS = `
  select c.id as "credentialId", c.client_id as "clientId", c.partner_id as "partnerId",
    coalesce((select json_agg(p.api_product_id) from application_product p where p.application_id = c.application_id),
      '[]'::json) as "apiProductIds"
  from credential c
  where c.client_id = any($1::text[]) and ($2::uuid is null or c.partner_id = $2)`;

/** @param onlyPartnerId limits a partner's own key to that partner's client ids; null for no limit */
export async function clientsOf(
  tx: Tx,
  clientIds: Iterable<string>,
  onlyPartnerId: string | null,
): Promise<Map<string, UsageClient>> {
  const clients = await query<UsageClient>(tx, CLIENTS, [[...new Set(clientIds)], onlyPartnerId]);
  return new Map(clients.map((client) => [client.clientId, client]));
}
