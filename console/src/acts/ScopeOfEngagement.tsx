import { type ResultOf, graphql } from '../app/graphql/types';
import { usePageQuery } from '../app/graphql/use-api';
import { updateEngagement as words } from '../messages/en/acts-engagement';
import { FailureNote } from '../ui/States';
import styles from './acts.module.css';
import { ScopeFields } from './start/ScopeFields';
import { type InScope, isSameScope } from './start/scope';

const SCOPE = graphql(`
  query ScopeOfEngagement($key: String!) {
    engagement(key: $key) {
      id
      scope {
        allOperations
        apiVersion {
          id
        }
        chosenOperations {
          id
        }
      }
    }
    apiProducts(first: 100) {
      nodes {
        id
        slug
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

type Version = NonNullable<ResultOf<typeof SCOPE>['engagement']>['scope'][number];

interface Props {
  /** Key of the engagement. */
  readonly engagement: string;
  /** Null while it is not changed. */
  readonly scope: readonly InScope[] | null;
  readonly onChange: (scope: readonly InScope[] | null) => void;
  readonly fault: string | undefined;
}

/** The versions in scope, with all of their operations or some. */
export function ScopeOfEngagement({ engagement, scope, onChange, fault }: Props) {
  const { data, error, retry } = usePageQuery(SCOPE, { key: engagement });
  if (error && !data) return <FailureNote error={error} retry={retry} />;
  if (!data?.engagement) return <p className={styles['muted']}>{words.loading}</p>;
  const now = data.engagement.scope.map(itemOf);
  return (
    <>
      <ScopeFields
        choices={data}
        scope={scope ?? now}
        onChange={(changed) => onChange(isSameScope(changed, now) ? null : changed)}
        fault={fault}
      />
      <p className={styles['muted']}>{words.scopeHint}</p>
    </>
  );
}

const itemOf = ({ apiVersion, allOperations, chosenOperations }: Version): InScope => ({
  apiVersionId: apiVersion.id,
  ...(allOperations ? {} : { operationIds: chosenOperations.map(({ id }) => id) }),
});
