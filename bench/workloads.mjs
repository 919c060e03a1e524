// The reads: the same three queries for every server, each in its own schema.
const MILESTONES = 'milestones { title stage party status forecastDueOn baselineDueOn }';
const HEALTH =
  'health { score band coverage asOf measures { unit score state value weight measure explanation contribution } }';
const STAGES = ['DISCOVERY', 'DESIGN', 'SANDBOX', 'CERTIFICATION', 'LAUNCH', 'ADOPTION'];
const numbers = (count, nth) => Array.from({ length: count }, (_each, index) => nth(index));
/** Those who send the requests in turn; each may have only two answered at a time. */
export const PEOPLE = 8;
const MANAGERS = (n) => `manager-${n}@causeway.example`;
const PARTNERS = (n) => `partner-${n}@partner-1.example`;

// PostGraphile's schema follows the tables.
const PG_MILESTONES = `milestonesByPartnerIdAndEngagementId(orderBy: POSITION_ASC) { nodes {
  title stage party status forecastDueOn baselineDueOn } }`;

export const WORKLOADS = {
  W1: {
    what: 'one engagement with partner, lead, health and milestones',
    people: numbers(PEOPLE, MANAGERS),
    query: `query W1($key: String!) { engagement(key: $key) { key title type stage status version startedOn
      baselineGoLiveOn forecastGoLiveOn partner { name kind tier region } lead { name email } ${HEALTH} ${MILESTONES} } }`,
    variables: numbers(500, (n) => ({ key: `ENG-${1 + n * 17}` })),
    postgraphile: `query W1($key: String!) { engagementByKey(key: $key) { key title type stage status version startedOn
      baselineGoLiveOn forecastGoLiveOn partnerByPartnerId { name kind tier region }
      solutionEngineerByLeadId { name email }
      healthSnapshotsByEngagementId(orderBy: [AS_OF_DESC, SEQUENCE_DESC], first: 1) {
        nodes { score computedBand coverage asOf measures } }
      ${PG_MILESTONES} } }`,
  },
  W2: {
    what: "a partner's status under row security",
    people: numbers(PEOPLE, PARTNERS),
    query: `query W2($key: String!) { myIntegration(key: $key) { key title stage status forecastGoLiveOn baselineGoLiveOn
      percentComplete ${MILESTONES} } }`,
    variables: numbers(5, (n) => ({ key: `ENG-${2000 * (n + 1)}` })),
    // No table contains percentComplete, so it is left out for PostGraphile.
    postgraphile: `query W2($key: String!) { engagementByKey(key: $key) { key title stage status forecastGoLiveOn
      baselineGoLiveOn ${PG_MILESTONES} } }`,
  },
  W3: {
    what: 'fifty engagements with partner, lead and milestones',
    people: numbers(PEOPLE, MANAGERS),
    query: `query W3($stage: EngagementStage!) { engagements(filter: { stage: { in: [$stage] } }, first: 50,
      orderBy: { field: HEALTH_SCORE, direction: ASC }) { nodes { key title stage forecastGoLiveOn
      partner { name tier } lead { name } ${MILESTONES} } } }`,
    variables: numbers(6, (n) => ({ stage: STAGES[n] })),
    postgraphile: `query W3($stage: String!) { allEngagements(condition: { stage: $stage }, first: 50,
      orderBy: [HEALTH_SCORE_ASC, ROW_ID_ASC]) { nodes { key title stage forecastGoLiveOn
      partnerByPartnerId { name tier } solutionEngineerByLeadId { name } ${PG_MILESTONES} } } }`,
  },
};
