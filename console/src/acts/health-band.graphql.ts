import { graphql } from '../app/graphql/types';

export const OVERRIDE_HEALTH = graphql(`
  mutation OverrideHealth($input: OverrideHealthInput!) {
    overrideHealth(input: $input) {
      engagement {
        id
        viewerMay
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const CLEAR_HEALTH_OVERRIDE = graphql(`
  mutation ClearHealthOverride($input: ClearHealthOverrideInput!) {
    clearHealthOverride(input: $input) {
      engagement {
        id
        viewerMay
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** What the dialogs need to know of the engagement. */
export interface Banded {
  readonly id: string;
  readonly key: string;
  readonly timeZone: string;
  readonly health: {
    readonly band: string;
    readonly computedBand: string;
    readonly override: { readonly setBy: string; readonly until: string } | null;
  } | null;
}
