import { graphql } from '../../app/graphql/types';

export const WORKLOAD = graphql(`
  query Workload($from: LocalDate!, $to: LocalDate!, $filter: SolutionEngineerFilter!) {
    engineerWorkload(from: $from, to: $to, filter: $filter, first: 50) {
      engineer {
        id
        name
        region
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
