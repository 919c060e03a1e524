import { graphql } from '../../app/graphql/types';

/** What the dialog of evidence needs of an item. */
export const ITEM = graphql(`
  fragment ItemToProve on IntegrationChecklistItem @_unmask {
    key
    apiProductSlug
    code
    title
    evidenceWanted
    expires
    rejection
  }
`);
