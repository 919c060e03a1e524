import { graphql } from '../../app/graphql/types';

/** For choosing another integration; each page of the portal asks for it along with its own. */
export const MY_KEYS = graphql(`
  fragment MyKeys on Query @_unmask {
    myIntegrations(first: 50) {
      nodes {
        key
        title
      }
    }
  }
`);
