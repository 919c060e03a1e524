import { graphql } from '../../app/graphql/types';
import { STATUS } from '../../status/status.graphql';
import { ITEM } from '../acts/item.graphql';
import { MY_KEYS } from '../frame/frame.graphql';

/** The status, and what the dialogs of its steps need. */
const SHOWN = graphql(
  `
    fragment ShownOnStatus on Integration @_unmask {
      ...StatusOfIntegration
      blockers(open: true) {
        id
        reason
        commitmentOn
        version
      }
      checklist {
        ...ItemToProve
      }
    }
  `,
  [STATUS, ITEM],
);

export const PORTAL_STATUS = graphql(
  `
    query PortalStatus($key: String!) {
      ...MyKeys
      myIntegration(key: $key) {
        ...ShownOnStatus
      }
    }
  `,
  [MY_KEYS, SHOWN],
);

export const STATUS_CHANGED = graphql(
  `
    subscription StatusChanged($key: String!) {
      myIntegrationChanged(key: $key) {
        ...ShownOnStatus
      }
    }
  `,
  [SHOWN],
);
