import { graphql } from '../app/graphql/types';

export const PUBLISH_HEALTH_MODEL = graphql(`
  mutation PublishHealthModel($input: PublishHealthModelInput!) {
    publishHealthModel(input: $input) {
      healthModel {
        id
        slug
        version
      }
      isNewVersion
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ACTIVATE_HEALTH_MODEL = graphql(`
  mutation ActivateHealthModel($input: ActivateHealthModelInput!) {
    activateHealthModel(input: $input) {
      healthModel {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const BACKTEST_HEALTH_MODEL = graphql(`
  mutation BacktestHealthModel($input: BacktestHealthModelInput!) {
    backtestHealthModel(input: $input) {
      backtest {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const CANCEL_BACKTEST = graphql(`
  mutation CancelBacktest($input: CancelBacktestInput!) {
    cancelBacktest(input: $input) {
      backtest {
        id
        state
        progress
        endedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
