const TOTALS = 'calls successes clientErrors throttled serverErrors errorRate p50Ms p95Ms p99Ms';
const DURATION = 'medianHours p90Hours n pending';
const COHORT = 'cohortFrom: $cohortFrom, cohortTo: $cohortTo';

export const STAFF_QUERY = `query ($filter: AdoptionFilter!, $interval: Interval!, $groupBy: AdoptionDimension,
  $by: [AdoptionDimension!]!, $first: Int!, $cohortFrom: LocalDate, $cohortTo: LocalDate) {
  adoption(filter: $filter) {
    from to
    totals { ${TOTALS} }
    breakdown(by: $by, first: $first) { keys labels totals { ${TOTALS} } }
    series(interval: $interval, groupBy: $groupBy) { key label points { start partial ${TOTALS} } }
    funnel(${COHORT}) { step n conversion medianDays engagements(first: 10) { nodes { key } } }
    timeToFirstCall(${COHORT}) { ${DURATION} }
    timeToProduction(${COHORT}) { ${DURATION} }
  }
}`;

export const PEOPLE_QUERY = `query {
  engagements(first: 10) {
    nodes { key adoption {
      calls28 errorRate28 activeDays28 trend lastCallAt
    } }
  }
}`;

export const PARTNER_QUERY = `query ($days: Int) {
  myIntegrations(first: 10) {
    nodes { key usage(days: $days) {
      from to lastCallAt
      totals { ${TOTALS} } environments { environment ${TOTALS} } daily { day ${TOTALS} }
    } }
  }
}`;
