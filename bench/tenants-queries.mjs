const TOTALS = 'calls successes clientErrors serverErrors throttled errorRate p50Ms p95Ms p99Ms';

/** Slow to compute, with responses close to the limit for partners; the last one exceeds it and is rejected. */
export const HEAVY = {
  partner: [
    `{ myIntegrations(first: 25) { nodes { key usage(days: 90) { totals { ${TOTALS} } environments { ${TOTALS} }
      daily { day ${TOTALS} } } } } }`,
    `{ myIntegrations(first: 25) { nodes { key percentComplete waitingForYou { title } waitingForUs { title }
      milestones { code title status forecastDueOn } blockers { id reason }
      updates(first: 100) { nodes { day text author } } } } }`,
    `{ myIntegrations(first: 100) { nodes { key updates(first: 100) { nodes { id day text author } } } } }`,
  ],
  staff: [
    `{ engagements(first: 100) { nodes { key partner { name } milestones { id code title status }
      progress(first: 100) { nodes { id text } } blockers { id reason } } } }`,
  ],
};

export const WATCHED = `subscription ($key: String!) { myIntegrationChanged(key: $key) { key percentComplete
  usage(days: 90) { totals { ${TOTALS} } environments { ${TOTALS} } daily { day ${TOTALS} } }
  updates(first: 100) { nodes { day text author } } } }`;

export const TRIVIAL = {
  partner: 'query ($key: String!) { myIntegration(key: $key) { key title } }',
  staff: 'query ($key: String) { engagement(key: $key) { key title } }',
};
