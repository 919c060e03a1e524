import type { PartnerViewer } from '../../kernel/viewer.js';
import type { Reads } from '../../platform/graphql/reads/reads.service.js';

/** Relies on engagement_key_key and on milestone's unique (engagement_id, code). */
const MY_MILESTONE = `
  select json_build_object('engagementId', m.engagement_id)::text as answer
  from engagement e
  join milestone m on m.engagement_id = e.id
  where e.partner_id = $1 and e.key = $2 and m.code = $3 and m.visibility = 'PARTNER'`;

/** Where a milestone that the partner sees belongs. */
export interface MyMilestone {
  /** The engagement's UUID. */
  readonly engagementId: string;
}

/**
 * Finds a milestone as causeway_portal, so that row security has its say before anything is changed.
 * @returns null alike for what is missing, foreign, invisible and malformed
 */
export function findMyMilestone(
  reads: Reads,
  viewer: PartnerViewer,
  key: string,
  code: string,
): Promise<MyMilestone | null> {
  const statement = { name: 'my_milestone', text: MY_MILESTONE, values: [viewer.partnerId, key, code] };
  return reads.answer<MyMilestone>(viewer, statement);
}
