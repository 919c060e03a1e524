import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

export const LANE = graphql(`
  fragment TimelineLane on TimelineEngagement {
    id
    key
    title
    stage
    status
    band
    startedOn
    baselineGoLiveOn
    forecastGoLiveOn
    actualGoLiveOn
    p80On
    partnerId
    partnerName
    leadId
    leadName
  }
`);

export const LANES = graphql(
  `
    fragment TimelineLanes on TimelineEngagementConnection {
      nodes {
        ...TimelineLane
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  `,
  [LANE],
);

export const TIMELINE = graphql(
  `
    query Timeline($filter: EngagementFilter!) {
      timeline(filter: $filter, first: 200) {
        totalCount
        ...TimelineLanes
      }
    }
  `,
  [LANES],
);

export const MORE_TIMELINE = graphql(
  `
    query MoreTimeline($filter: EngagementFilter!, $after: String!) {
      timeline(filter: $filter, first: 200, after: $after) {
        ...TimelineLanes
      }
    }
  `,
  [LANES],
);

/** Of one engagement, given by its key. */
export const TIMELINE_MILESTONES = graphql(`
  query TimelineMilestones($filter: EngagementFilter!) {
    timeline(filter: $filter, first: 1) {
      nodes {
        id
        milestones {
          id
          code
          title
          party
          status
          critical
          isGoLive
          baselineStartOn
          baselineDueOn
          forecastStartOn
          forecastDueOn
        }
      }
    }
  }
`);

export type LaneRow = ResultOf<typeof LANE>;
export type LanesRef = FragmentOf<typeof LANES>;
export type TimelineData = ResultOf<typeof TIMELINE>;
export type LaneMilestone = ResultOf<
  typeof TIMELINE_MILESTONES
>['timeline']['nodes'][number]['milestones'][number];
