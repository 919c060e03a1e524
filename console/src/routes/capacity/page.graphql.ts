import { graphql } from '../../app/graphql/types';

export const WORKLOAD = graphql(`
  query Workload($from: LocalDate!, $to: LocalDate!, $filter: SolutionEngineerFilter!, $after: ID) {
    engineerWorkload(from: $from, to: $to, filter: $filter, first: 50, after: $after) {
      engineer {
        id
        name
        email
        region
        timeZone
        weeklyCapacityHours
        version
        skills {
          level
          apiProduct {
            id
            name
          }
        }
        timeOff {
          id
          from
          to
        }
        allocations {
          id
          from
          to
          hoursPerWeek
          kind
          version
          engagement {
            id
            key
            title
          }
        }
      }
      weeks {
        weekOf
        capacityHours
        hardHours
        softHours
        loggedHours
        overCapacity
      }
    }
  }
`);

/** Who fits an engagement, best first. */
export const SUGGESTED = graphql(`
  query SuggestedEngineers($engagement: ID!) {
    engagement(id: $engagement) {
      id
      key
      title
      timeZone
      forecastGoLiveOn
      viewerMay
    }
    suggestEngineers(engagementId: $engagement, first: 10) {
      score
      reasons
      engineer {
        id
        name
      }
    }
  }
`);
