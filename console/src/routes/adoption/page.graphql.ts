import { graphql } from '../../app/graphql/types';

export const TOTALS = graphql(`
  fragment AdoptionTotals on Adoption {
    totals {
      calls
      successes
      clientErrors
      throttled
      serverErrors
      errorRate
      p50Ms
      p95Ms
      p99Ms
    }
  }
`);

export const SERIES = graphql(`
  fragment AdoptionSeries on Adoption {
    series(interval: $interval, groupBy: $groupBy) {
      key
      label
      points {
        start
        partial
        calls
        errorRate
        p95Ms
      }
    }
  }
`);

export const BREAKDOWN = graphql(`
  fragment AdoptionBreakdown on Adoption {
    breakdown(by: $by, first: 25) {
      keys
      labels
      totals {
        calls
        errorRate
        p95Ms
      }
    }
  }
`);

export const FUNNEL = graphql(`
  fragment AdoptionFunnel on Adoption {
    funnel {
      step
      n
      conversion
      medianDays
    }
  }
`);

export const TIMES = graphql(`
  fragment AdoptionTimes on Adoption {
    timeToFirstCall {
      medianHours
      p90Hours
      n
      pending
    }
    timeToProduction {
      medianHours
      p90Hours
      n
      pending
    }
  }
`);

export const COHORTS = graphql(`
  fragment AdoptionCohorts on Adoption {
    cohorts(interval: $cohort, steps: $steps) {
      start
      partial
      engagements
      cells {
        since
        n
        share
      }
    }
  }
`);

export const VERSIONS = graphql(`
  fragment AdoptionVersions on Adoption {
    versions(first: 50) {
      apiVersion {
        id
        version
        status
        sunsetOn
        apiProduct {
          id
          slug
          name
        }
        replacedBy {
          id
          version
          apiProduct {
            id
            name
          }
        }
      }
      calls
      share
      applicationCount
      applications {
        application {
          id
          name
        }
        partner {
          id
          slug
          name
        }
        calls
        lastCallOn
        state
      }
    }
  }
`);

/** What the filter offers, and the names of what it has chosen. */
export const CHOICES = graphql(`
  fragment AdoptionChoices on Query {
    apiProducts(first: 100) {
      nodes {
        id
        name
      }
    }
    chosen: partnerAdoption(filter: $chosenPartners, first: 20) {
      nodes {
        partner {
          id
          name
        }
      }
    }
    chosenApplications: adoption(filter: $chosenApplications) {
      breakdown(by: [APPLICATION], first: 20) {
        keys
        labels
      }
    }
  }
`);

export const TRAFFIC_PAGE = graphql(
  `
    query AdoptionTrafficPage(
      $filter: AdoptionFilter!
      $before: AdoptionFilter!
      $chosenPartners: PartnerAdoptionFilter!
      $chosenApplications: AdoptionFilter!
      $interval: Interval!
      $groupBy: AdoptionDimension!
      $by: [AdoptionDimension!]!
    ) {
      adoption(filter: $filter) {
        ...AdoptionTotals
        ...AdoptionSeries
        ...AdoptionBreakdown
      }
      before: adoption(filter: $before) {
        ...AdoptionTotals
      }
      ...AdoptionChoices
    }
  `,
  [TOTALS, SERIES, BREAKDOWN, CHOICES],
);

export const JOURNEY_PAGE = graphql(
  `
    query AdoptionJourneyPage(
      $filter: AdoptionFilter!
      $chosenPartners: PartnerAdoptionFilter!
      $chosenApplications: AdoptionFilter!
      $cohort: Interval!
      $steps: [AdoptionStep!]!
    ) {
      adoption(filter: $filter) {
        ...AdoptionFunnel
        ...AdoptionTimes
        ...AdoptionCohorts
      }
      ...AdoptionChoices
    }
  `,
  [FUNNEL, TIMES, COHORTS, CHOICES],
);

export const VERSIONS_PAGE = graphql(
  `
    query AdoptionVersionsPage(
      $filter: AdoptionFilter!
      $chosenPartners: PartnerAdoptionFilter!
      $chosenApplications: AdoptionFilter!
    ) {
      adoption(filter: $filter) {
        ...AdoptionVersions
      }
      ...AdoptionChoices
    }
  `,
  [VERSIONS, CHOICES],
);

export const PARTNERS = graphql(`
  fragment AdoptionPartners on Query {
    partnerAdoption(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        partner {
          id
          slug
          name
          tier
          region
        }
        calls
        trend
        activeDays
        errorRate
        p95Ms
        breadth
        lastCallAt
        activatedOn
        sustainedOn
      }
    }
  }
`);

export const PARTNERS_PAGE = graphql(
  `
    query AdoptionPartnersPage(
      $filter: PartnerAdoptionFilter!
      $orderBy: PartnerAdoptionOrder!
      $first: Int!
      $after: String
      $chosenPartners: PartnerAdoptionFilter!
      $chosenApplications: AdoptionFilter!
    ) {
      ...AdoptionPartners
      ...AdoptionChoices
    }
  `,
  [PARTNERS, CHOICES],
);

/** The engagements behind a step of the funnel. */
export const STEP_ENGAGEMENTS = graphql(`
  query AdoptionStepEngagements($filter: AdoptionFilter!, $steps: [AdoptionStep!]!, $after: String) {
    adoption(filter: $filter) {
      funnel(steps: $steps) {
        step
        engagements(first: 20, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            key
            title
            type
            status
            startedOn
            partner {
              id
              slug
              name
            }
          }
        }
      }
    }
  }
`);
