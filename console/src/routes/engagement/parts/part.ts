import type { May } from '../may';
import type { Engagement } from '../page.graphql';

/** What each part of the page shows, and what the reader may do there. */
export interface PartProps {
  readonly engagement: Engagement;
  readonly may: May;
}
