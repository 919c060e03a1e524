import { graphql } from '../../app/graphql/types';
import { STATUS } from '../../status/status.graphql';

/** Each read is recorded in the audit log, so this page does not ask again by itself. */
export const PORTAL_PREVIEW = graphql(
  `
    query PortalPreview($key: String!) {
      engagement(key: $key) {
        id
        key
        title
        partner {
          id
          name
        }
        portalPreview {
          ...StatusOfIntegration
        }
      }
    }
  `,
  [STATUS],
);
