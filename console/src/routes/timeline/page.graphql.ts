import { type FragmentOf, type ResultOf, graphql } from '../../app/graphql/types';

export const LANE = graphql(`
  fragment TimelineLane on Engagement {
    id
    key
    title
    stage
    status
    startedOn
    baselineGoLiveOn
    forecastGoLiveOn
    actualGoLiveOn
    scheduleVarianceDays
    partner {
      id
      name
    }
    lead {
      id
      name
    }
    health {
      band
    }
  }
`);

export const LANES = graphql(
  `
    fragment TimelineLanes on EngagementConnection {
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
      engagements(filter: $filter, orderBy: { field: FORECAST_GO_LIVE_ON, direction: ASC }, first: 100) {
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
      engagements(
        filter: $filter
        orderBy: { field: FORECAST_GO_LIVE_ON, direction: ASC }
        first: 100
        after: $after
      ) {
        ...TimelineLanes
      }
    }
  `,
  [LANES],
);

export const TIMELINE_MILESTONES = graphql(`
  query TimelineMilestones($key: String!) {
    engagement(key: $key) {
      id
      milestones {
        id
        code
        title
        party
        status
        floatDays
        baselineStartOn
        baselineDueOn
        forecastStartOn
        forecastDueOn
        startedOn
        completedOn
      }
    }
  }
`);

export type LaneRow = ResultOf<typeof LANE>;
export type LanesRef = FragmentOf<typeof LANES>;
export type TimelineData = ResultOf<typeof TIMELINE>;
export type LaneMilestone = NonNullable<
  ResultOf<typeof TIMELINE_MILESTONES>['engagement']
>['milestones'][number];
