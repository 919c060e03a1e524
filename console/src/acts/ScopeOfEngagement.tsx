import { type ResultOf, graphql } from '../app/graphql/types';
import { usePageQuery } from '../app/graphql/use-api';
import { updateEngagement as words } from '../messages/en/acts-engagement';
import { FailureNote } from '../ui/States';
import styles from './acts.module.css';
import { ScopeFields } from './start/ScopeFields';

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

/** A version in scope; all its operations if none are listed. */
export interface InScope {
  readonly apiVersionId: string;
  readonly operationIds?: string[];
}

interface Props {
  /** Key of the engagement. */
  readonly engagement: string;
  /** Null while it is not changed. */
  readonly scope: readonly InScope[] | null;
  readonly onChange: (scope: readonly InScope[] | null) => void;
  readonly fault: string | undefined;
}

/** The versions in scope. A version that stays keeps the operations that were chosen of it. */
export function ScopeOfEngagement({ engagement, scope, onChange, fault }: Props) {
  const { data, error, retry } = usePageQuery(SCOPE, { key: engagement });
  if (error && !data) return <FailureNote error={error} retry={retry} />;
  if (!data?.engagement) return <p className={styles['muted']}>{words.loading}</p>;
  const current = data.engagement.scope;
  const now = current.map(itemOf);
  const versions = (scope ?? now).map(({ apiVersionId }) => apiVersionId);
  const change = (ids: readonly string[]) => {
    const isSame = ids.length === now.length && now.every(({ apiVersionId }) => ids.includes(apiVersionId));
    const kept = (id: string) => now.find(({ apiVersionId }) => apiVersionId === id) ?? { apiVersionId: id };
    onChange(isSame ? null : ids.map(kept));
  };
  const noteOf = (id: string) => {
    const item = current.find(({ apiVersion }) => apiVersion.id === id);
    return item && !item.allOperations ? words.ofAll(item.chosenOperations.length) : null;
  };
  return (
    <>
      <ScopeFields
        choices={data}
        draft={{ versions }}
        change={({ versions: ids }) => change(ids)}
        faultOf={() => fault}
        noteOf={noteOf}
      />
      <p className={styles['muted']}>{words.scopeHint}</p>
    </>
  );
}

const itemOf = ({ apiVersion, allOperations, chosenOperations }: Version): InScope => ({
  apiVersionId: apiVersion.id,
  ...(allOperations ? {} : { operationIds: chosenOperations.map(({ id }) => id) }),
});
