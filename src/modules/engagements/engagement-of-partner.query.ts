import type { Statement } from '../../platform/database/scoped-read.js';

/** What a partner's caller means: the engagement, or that which what they name belongs to. */
export interface EngagementFound {
  /** A UUID. */
  readonly engagementId: string;
}

/** Relies on engagement_key_key. */
const BY_KEY = `
  select json_build_object('engagementId', e.id)::text as answer
  from engagement e
  where e.partner_id = $1 and e.key = $2`;

/**
 * Finds an engagement among a partner's own, to be asked as causeway_portal; gives an {@link EngagementFound}.
 * @param partnerId a UUID
 */
export function engagementOfPartner(partnerId: string, key: string): Statement {
  return { name: 'engagement_of_partner', text: BY_KEY, values: [partnerId, key] };
}
