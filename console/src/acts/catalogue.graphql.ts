import { graphql } from '../app/graphql/types';

export const CREATE_API_PRODUCT = graphql(`
  mutation CreateApiProduct($input: CreateApiProductInput!) {
    createApiProduct(input: $input) {
      apiProduct {
        id
        slug
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

export const IMPORT_API_DESCRIPTION = graphql(`
  mutation ImportApiDescription($input: ImportApiDescriptionInput!) {
    importApiDescription(input: $input) {
      added {
        method
        path
      }
      changed {
        method
        path
      }
      removed {
        method
        path
      }
      warnings {
        line
        path
        message
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const DEPRECATE_API_VERSION = graphql(`
  mutation DeprecateApiVersion($input: DeprecateApiVersionInput!) {
    deprecateApiVersion(input: $input) {
      apiVersion {
        id
        status
        sunsetOn
        replacedBy {
          id
          version
          apiProduct {
            id
            name
          }
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const SET_LAUNCH_CHECKLIST = graphql(`
  mutation SetLaunchChecklist($input: SetLaunchChecklistInput!) {
    setLaunchChecklist(input: $input) {
      apiProduct {
        id
        checklist {
          code
          title
          evidence
          kind
          neededBy
          expires
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

export const PUBLISH_PLAYBOOK = graphql(`
  mutation PublishPlaybook($input: PublishPlaybookInput!) {
    publishPlaybook(input: $input) {
      isNewVersion
      playbook {
        id
        slug
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Versions that a deprecated one can be replaced by are among these. */
export const VERSIONS_TO_CHOOSE = graphql(`
  query VersionsToChoose($first: Int!) {
    apiProducts(first: $first) {
      nodes {
        id
        name
        versions {
          id
          version
          status
        }
      }
    }
  }
`);
