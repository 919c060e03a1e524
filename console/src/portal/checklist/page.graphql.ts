import { graphql } from '../../app/graphql/types';
import { ITEM } from '../acts/item.graphql';
import { MY_KEYS } from '../frame/frame.graphql';

const SHOWN = graphql(
  `
    fragment ShownOnChecklist on Integration @_unmask {
      key
      title
      stage
      status
      checklist {
        ...ItemToProve
        apiProduct
        kind
        neededBy
        status
        expiresOn
        evidence {
          id
          submittedAt
          submittedBy
          expiresOn
          file {
            id
            name
            path
            sizeBytes
          }
        }
      }
    }
  `,
  [ITEM],
);

export const PORTAL_CHECKLIST = graphql(
  `
    query PortalChecklist($key: String!) {
      ...MyKeys
      myIntegration(key: $key) {
        ...ShownOnChecklist
      }
    }
  `,
  [MY_KEYS, SHOWN],
);

export const CHECKLIST_CHANGED = graphql(
  `
    subscription ChecklistChanged($key: String!) {
      myIntegrationChanged(key: $key) {
        ...ShownOnChecklist
      }
    }
  `,
  [SHOWN],
);
