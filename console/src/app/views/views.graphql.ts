import { type ResultOf, type VariablesOf, graphql } from '../graphql/types';

const VIEW = graphql(`
  fragment SavedViewRow on SavedView {
    id
    name
    page
    state
    shared
    owner
    isOwn
    viewerMayChange
    version
  }
`);
export const SAVED_VIEW = VIEW;

export const SAVED_VIEWS = graphql(
  `
    query SavedViews($page: ConsolePage!) {
      views(page: $page) {
        ...SavedViewRow
      }
    }
  `,
  [VIEW],
);

export const SAVE_VIEW = graphql(
  `
    mutation SaveView($input: SaveViewInput!) {
      saveView(input: $input) {
        view {
          ...SavedViewRow
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [VIEW],
);

export const DELETE_VIEW = graphql(`
  mutation DeleteView($input: DeleteViewInput!) {
    deleteView(input: $input) {
      deletedViewId
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export type SavedView = ResultOf<typeof VIEW>;
export type SaveInput = VariablesOf<typeof SAVE_VIEW>['input'];
export type DeleteInput = VariablesOf<typeof DELETE_VIEW>['input'];
export type ConsolePage = SaveInput['page'];
