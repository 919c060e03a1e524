import { graphql } from '../app/graphql/types';

export const STEP = graphql(`
  fragment StepOfStatus on IntegrationStep @_unmask {
    key
    title
    milestoneCode
    blockerId
    checklistCode
    apiProductSlug
    dueOn
    blocksGoLive
  }
`);

export const MILESTONE = graphql(`
  fragment MilestoneOfStatus on IntegrationMilestone @_unmask {
    id
    code
    title
    stage
    party
    status
    baselineDueOn
    forecastDueOn
    completedOn
    blocked
    blockedReason
    usageProof {
      state
      method
      path
      environment
      minSuccesses
      maxServerErrorRate
      days
      asOf
      firstDay
      lastDay
      successes
      countedCalls
      serverErrors
      serverErrorRate
    }
  }
`);

/** What a partner user sees of where their integration stands. */
export const STATUS = graphql(
  `
    fragment StatusOfIntegration on Integration @_unmask {
      key
      title
      stage
      status
      percentComplete
      expectedResumeOn
      forecastGoLiveOn
      baselineGoLiveOn
      goLiveForecast {
        p50On
        p80On
        driver {
          id
          title
        }
      }
      waitingOn
      waitingForYou {
        ...StepOfStatus
      }
      waitingForUs {
        ...StepOfStatus
      }
      milestones {
        ...MilestoneOfStatus
      }
    }
  `,
  [STEP, MILESTONE],
);
