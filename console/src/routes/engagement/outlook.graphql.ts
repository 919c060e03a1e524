import { graphql } from '../../app/graphql/types';

/** What is to be expected: probable go-live, and open alerts. */
export const OUTLOOK = graphql(`
  fragment Outlook on Engagement @_unmask {
    goLiveForecast {
      p50On
      p80On
      n
      pool
      tooFew {
        n
        needed
      }
      driver {
        id
        title
      }
    }
    alerts(open: true) {
      id
      kind
      cause
      openedAt
      acknowledgedAt
    }
  }
`);
