import { type ResultOf, graphql } from '../../app/graphql/types';
import { OUTLOOK } from './outlook.graphql';

/** Everything that stands on the page, in one query. */
export const ENGAGEMENT = graphql(
  `
    query EngagementPage($key: String!) {
      engagement(key: $key) {
        id
        key
        title
        type
        status
        stage
        version
        region
        timeZone
        startedOn
        actualGoLiveOn
        baselineGoLiveOn
        forecastGoLiveOn
        scheduleVarianceDays
        scheduleVarianceFromLatestDays
        schedulePerformanceIndex
        minutesLogged
        viewerMay
        shareForecast
        ...Outlook
        partner {
          id
          slug
          name
        }
        lead {
          id
          name
        }
        team {
          id
          name
        }
        apiProducts {
          id
          slug
          name
        }
        playbook {
          id
          title
          version
        }
        ballInCourt {
          party
          reason
          since
          passedBy
        }
        timeByParty {
          party
          minutes
        }
        hold {
          reason
          expectedResumeOn
          since
          heldBy
        }
        holds {
          reason
          expectedResumeOn
          since
          until
          heldBy
          endedBy
        }
        health {
          asOf
          band
          score
          coverage
          override {
            until
          }
          causes {
            code
            text
          }
        }
        adoption {
          calls28
          activeDays28
          errorRate28
          trend
          breadth
          ttfcHours
          timeToProductionHours
          activatedOn
          sustainedOn
          lastCallAt
        }
        milestones {
          id
          code
          title
          party
          status
          stage
          required
          isGoLive
          assignee
          visibility
          weight
          durationDays
          notBeforeOn
          startedOn
          completedOn
          baselineStartOn
          baselineDueOn
          forecastStartOn
          forecastDueOn
          floatDays
          blocked
          version
          usageProof {
            state
            successes
            minSuccesses
          }
          dependsOn {
            lagDays
            milestone {
              id
              code
            }
          }
        }
        blockers {
          id
          severity
          party
          reason
          visibility
          commitmentOn
          raisedAt
          raisedBy
          resolvedAt
          resolution
          version
          commitmentHistory {
            commitmentOn
          }
          milestone {
            id
            code
          }
          operation {
            id
            method
            path
          }
        }
        gate {
          met
          missing {
            kind
            title
            code
            party
            apiProductId
            milestoneId
          }
          expiringBeforeGoLive {
            kind
            title
            expiresOn
            party
          }
        }
        checklist {
          key
          code
          title
          kind
          neededBy
          status
          awaitsReview
          evidenceWanted
          expires
          expiresOn
          rejection
          apiProduct {
            id
            name
          }
          evidence {
            id
            note
            url
            submittedAt
            submittedBy
            expiresOn
            file {
              id
              name
              path
              sizeBytes
              visibility
              version
            }
          }
          reviews {
            decision
            decidedAt
            decidedBy
            note
            waivedUntil
          }
        }
        progress(first: 20) {
          totalCount
          nodes {
            id
            kind
            text
            day
            minutes
            author
            visibility
            withdrawn
            correctedAt
            version
            milestone {
              id
              code
            }
          }
          pageInfo {
            endCursor
            hasNextPage
          }
        }
        allocations {
          id
          from
          to
          hoursPerWeek
          kind
          version
          engineer {
            id
            name
          }
        }
        baselines {
          name
          reason
          takenAt
          takenBy
          goLiveOn
        }
        goLiveMoves(first: 10) {
          nodes {
            at
            action
            movedBy
            goLiveBefore
            goLiveAfter
          }
        }
        pulses(first: 3) {
          nodes {
            by
            rating
            comment
            givenAt
          }
        }
      }
    }
  `,
  [OUTLOOK],
);

export type Engagement = NonNullable<ResultOf<typeof ENGAGEMENT>['engagement']>;
export type Milestone = Engagement['milestones'][number];
export type Blocker = Engagement['blockers'][number];
export type ChecklistItem = Engagement['checklist'][number];
export type Evidence = ChecklistItem['evidence'][number];
export type Entry = Engagement['progress']['nodes'][number];

export const ENGAGEMENT_CHANGED = graphql(`
  subscription EngagementChanged($key: ID!) {
    engagementChanged(id: $key) {
      id
    }
  }
`);
