const TOTALS = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';
const DURATION = 'medianHours p90Hours n pending';
const COHORT = 'cohortFrom: $cohortFrom, cohortTo: $cohortTo';
const FIGURES = `from to ${TOTALS} trend breadth activeDays lastCallAt activatedOn sustainedOn`;

export const STAFF_QUERY = `query ($filter: AdoptionFilter!, $interval: Interval!, $groupBy: AdoptionDimension,
  $by: [AdoptionDimension!]!, $first: Int!, $cohortFrom: LocalDate, $cohortTo: LocalDate, $cohorts: Interval!) {
  adoption(filter: $filter) {
    from to
    totals { ${TOTALS} }
    breakdown(by: $by, first: $first) { keys labels totals { ${TOTALS} } }
    series(interval: $interval, groupBy: $groupBy) { key label points { start partial ${TOTALS} } }
    funnel(${COHORT}) { step n conversion medianDays engagements(first: 10) { nodes { key } } }
    versions {
      apiVersion { id } calls share applicationCount
      applications { application { id } partner { id } state lastCallOn calls }
    }
    cohorts(${COHORT}, interval: $cohorts) { start partial engagements cells { step since n share } }
    timeToFirstCall(${COHORT}) { ${DURATION} }
    timeToProduction(${COHORT}) { ${DURATION} }
  }
}`;

export const PEOPLE_QUERY = `query ($from: LocalDate, $to: LocalDate, $filter: PartnerAdoptionFilter!, $orderBy: PartnerAdoptionOrder) {
  engagements(first: 10) {
    nodes { key adoption {
      calls28 errorRate28 activeDays28 breadth trend lastCallAt ttfcHours timeToProductionHours activatedOn sustainedOn
    } }
  }
  partnerAdoption(filter: $filter, orderBy: $orderBy, first: 10) { nodes { partner { id } ${FIGURES} } }
  partners(first: 10) { nodes { id adoption(from: $from, to: $to) { ${FIGURES} } } }
}`;

export const PARTNER_QUERY = `query ($days: Int, $environment: Environment) {
  myIntegrations(first: 10) {
    nodes { key usage(days: $days) {
      from to lastCallAt breadth
      byOperation(environment: $environment) { group apiProduct version method path ${TOTALS} }
      versionsToLeave { apiProduct version leaveBy lastCallOn state applications }
      totals { ${TOTALS} } environments { environment ${TOTALS} } daily { day ${TOTALS} }
    } }
  }
}`;
