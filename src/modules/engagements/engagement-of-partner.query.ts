import type { Statement } from '../../platform/database/scoped-read.js';

/** The engagement that a partner user named, directly or by one of its parts. */
export interface EngagementFound {
  readonly engagementId: string;
}

/** Uses engagement_key_key. */
const BY_KEY = `
  select json_build_object('engagementId', e.id)::text as answer
  from engagement e
  where e.partner_id = $1 and e.key = $2`;

/**
 * Finds one of a partner's own engagements; to be run as causeway_portal. Returns an {@link EngagementFound}.
 * @param partnerId a UUID
 */
export function engagementOfPartner(partnerId: string, key: string): Statement {
  return { name: 'engagement_of_partner', text: BY_KEY, values: [partnerId, key] };
}
