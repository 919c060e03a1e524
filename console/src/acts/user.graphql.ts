import { graphql } from '../app/graphql/types';

export const INVITE_USER = graphql(`
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) {
      user {
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

export const UPDATE_USER = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      user {
        id
        name
        role
        partnerId
        engineerId
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const DEACTIVATE_USER = graphql(`
  mutation DeactivateUser($input: DeactivateUserInput!) {
    deactivateUser(input: $input) {
      user {
        id
        deactivatedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const REACTIVATE_USER = graphql(`
  mutation ReactivateUser($input: ReactivateUserInput!) {
    reactivateUser(input: $input) {
      user {
        id
        deactivatedAt
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);
