import { type ResultOf, graphql } from '../../app/graphql/types';

export const BACKTESTS = graphql(`
  query Backtests($filter: EngagementFilter!) {
    goLiveCalibration(filter: $filter) {
      stages {
        stage
        n
        share
        tooFew {
          n
          needed
        }
      }
    }
    backtests(first: 50) {
      totalCount
      nodes {
        id
        state
        progress
        from
        to
        outcome
        createdAt
        createdBy
        model {
          id
          slug
          version
        }
      }
    }
  }
`);

const FIGURES = graphql(`
  fragment FiguresOfBacktest on BacktestFigures @_unmask {
    matrix {
      truePositive
      falsePositive
      falseNegative
      trueNegative
    }
    precision
    recall
    f1
    leadTimeDays {
      median
      p90
    }
  }
`);

export const BACKTEST = graphql(
  `
    query BacktestPage($id: ID!) {
      backtest(id: $id) {
        id
        state
        progress
        from
        to
        outcome
        createdAt
        createdBy
        model {
          id
          slug
          version
        }
        matrix {
          truePositive
          falsePositive
          falseNegative
          trueNegative
        }
        precision
        recall
        f1
        leadTimeDays {
          median
          p90
        }
        tooFew {
          n
          needed
        }
        active {
          ...FiguresOfBacktest
        }
        differing(first: 100) {
          totalCount
          nodes {
            onlyModelWeeks
            onlyActiveWeeks
            outcomeOn
            engagement {
              id
              key
              title
              partner {
                id
                name
              }
            }
          }
        }
      }
    }
  `,
  [FIGURES],
);

export type Backtest = NonNullable<ResultOf<typeof BACKTEST>['backtest']>;
export type BacktestRow = ResultOf<typeof BACKTESTS>['backtests']['nodes'][number];
export type CalibrationStage = ResultOf<typeof BACKTESTS>['goLiveCalibration']['stages'][number];
