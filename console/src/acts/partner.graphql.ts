import { graphql } from '../app/graphql/types';

export const CREATE_PARTNER = graphql(`
  mutation CreatePartner($input: CreatePartnerInput!) {
    createPartner(input: $input) {
      partner {
        id
        slug
        name
      }
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const UPDATE_PARTNER = graphql(`
  mutation UpdatePartner($input: UpdatePartnerInput!) {
    updatePartner(input: $input) {
      partner {
        id
        name
        kind
        tier
        region
        timeZone
        vertical
        internal
        version
        contacts {
          name
          role
          email
        }
      }
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);
