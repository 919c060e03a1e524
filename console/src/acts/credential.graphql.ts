import { graphql } from '../app/graphql/types';

export const REGISTER_APPLICATION = graphql(`
  mutation RegisterApplication($input: RegisterApplicationInput!) {
    registerApplication(input: $input) {
      application {
        id
        name
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const ROTATE_CREDENTIAL = graphql(`
  mutation RotateCredential($input: RotateCredentialInput!) {
    rotateCredential(input: $input) {
      credential {
        id
        clientId
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const REVOKE_CREDENTIAL = graphql(`
  mutation RevokeCredential($input: RevokeCredentialInput!) {
    revokeCredential(input: $input) {
      credential {
        id
        revokedAt
        revocationReason
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const PRODUCTS_TO_CHOOSE = graphql(`
  query ProductsToChoose($first: Int!) {
    apiProducts(first: $first) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);
