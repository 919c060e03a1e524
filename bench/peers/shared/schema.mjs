/** The part of Causeway's schema that the three reads use. */
export const SCHEMA = `
  type Query {
    engagement(key: String!): Engagement
    myIntegration(key: String!): Engagement
    engagements(filter: Filter!, first: Int!, orderBy: Order!): Engagements!
  }
  input Filter { stage: StageIn! }  input StageIn { in: [EngagementStage!]! }
  enum EngagementStage { DISCOVERY DESIGN SANDBOX CERTIFICATION LAUNCH ADOPTION CLOSED }
  enum OrderField { HEALTH_SCORE }  enum Direction { ASC }  input Order { field: OrderField!  direction: Direction! }
  type Engagements { nodes: [Engagement!]! }
  type Engagement {
    key: String!  title: String!  type: String!  stage: EngagementStage!  status: String!  version: Int!
    startedOn: String  baselineGoLiveOn: String  forecastGoLiveOn: String  percentComplete: Float
    partner: Partner!  lead: Engineer!  health: Health  milestones: [Milestone!]!
  }
  type Partner { name: String!  kind: String!  tier: String!  region: String }
  type Engineer { name: String!  email: String! }
  type Health { score: Int  band: String!  coverage: Float!  asOf: String!  measures: [Measure!]! }
  type Measure {
    unit: String!  score: Int  state: String!  value: Float  weight: Float!  measure: String!  explanation: String!
    contribution: Float
  }
  type Milestone {
    title: String!  stage: String!  party: String!  status: String!  forecastDueOn: String  baselineDueOn: String
  }`;
