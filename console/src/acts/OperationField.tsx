import { graphql } from '../app/graphql/types';
import { usePageQuery } from '../app/graphql/use-api';
import { blockerFields as words } from '../messages/en/acts-blocker';
import { Select } from '../ui/Field';

const OPERATIONS = graphql(`
  query OperationsInScope($id: ID!) {
    engagement(id: $id) {
      id
      scope {
        allOperations
        apiProduct {
          id
          name
        }
        apiVersion {
          id
          operations {
            id
            method
            path
          }
        }
        chosenOperations {
          id
          method
          path
        }
      }
    }
  }
`);

interface Props {
  readonly engagementId: string;
  readonly value: string;
  readonly onChange: (operationId: string) => void;
  readonly fault: string | undefined;
}

/** An operation in the engagement's scope, or none. */
export function OperationField({ engagementId, value, onChange, fault }: Props) {
  const { data } = usePageQuery(OPERATIONS, { id: engagementId });
  const options = (data?.engagement?.scope ?? []).flatMap(
    ({ allOperations, apiProduct, apiVersion, chosenOperations }) =>
      (allOperations ? apiVersion.operations : chosenOperations).map(({ id, method, path }) => ({
        value: id,
        label: `${method} ${path} (${apiProduct.name})`,
      })),
  );
  return (
    <Select
      label={words.operation}
      none={data ? words.none : words.loading}
      value={data ? value : ''}
      onChange={onChange}
      options={options}
      fault={fault}
    />
  );
}
