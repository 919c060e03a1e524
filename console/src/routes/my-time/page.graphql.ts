import { graphql } from '../../app/graphql/types';

export const MY_TIME = graphql(`
  query MyTime($from: LocalDate!, $to: LocalDate!) {
    myTime(from: $from, to: $to) {
      minutes
      days {
        day
        minutes
        engagements {
          minutes
          engagement {
            id
            key
          }
        }
      }
      entries {
        id
        kind
        text
        day
        minutes
        visibility
        withdrawn
        version
        engagement {
          id
          key
          title
          viewerMay
        }
      }
      engagements {
        minutes
        engagement {
          id
          key
          title
          partner {
            id
            name
          }
        }
      }
    }
  }
`);
