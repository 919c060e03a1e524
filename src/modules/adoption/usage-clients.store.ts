import { type Tx, query } from '../../platform/database/tx.js';

/** A credential as usage sees it. */
export interface UsageClient {
  readonly credentialId: string;
  readonly clientId: string;
  readonly partnerId: string;
  /** API products that its application is registered for. */
  readonly apiProductIds: readonly string[];
}

/** The unique index on client_id finds them. A revoked credential's calls are calls all the same. */
const CLIENTS = `
  select c.id as "credentialId", c.client_id as "clientId", c.partner_id as "partnerId",
    coalesce((select json_agg(p.api_product_id) from application_product p where p.application_id = c.application_id),
      '[]'::json) as "apiProductIds"
  from credential c
  where c.client_id = any($1::text[]) and ($2::uuid is null or c.partner_id = $2)`;

/** @param onlyPartnerId a partner's own key knows its own client ids alone; null knows all */
export async function clientsOf(
  tx: Tx,
  clientIds: Iterable<string>,
  onlyPartnerId: string | null,
): Promise<Map<string, UsageClient>> {
  const clients = await query<UsageClient>(tx, CLIENTS, [[...new Set(clientIds)], onlyPartnerId]);
  return new Map(clients.map((client) => [client.clientId, client]));
}
