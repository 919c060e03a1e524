import { useState } from 'react';
import { graphql } from '../../app/graphql/types';
import { usePageQuery } from '../../app/graphql/use-api';
import { startEngagement as words } from '../../messages/en/acts-start';
import { Button } from '../../ui/Button';
import { Check, TextField } from '../../ui/Field';
import { FailureNote } from '../../ui/States';
import styles from './start.module.css';

const OPERATIONS = graphql(`
  query OperationsToChoose($slug: String!) {
    apiProduct(slug: $slug) {
      id
      versions {
        id
        operations {
          id
          method
          path
          removedAt
        }
      }
    }
  }
`);

const MANY = 12;

interface Props {
  /** Slug of the product. */
  readonly product: string;
  readonly versionId: string;
  /** IDs of those in scope; all of the version's if undefined. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: string[] | undefined) => void;
}

/** Whether all operations of a version are in scope, or which; those that were removed can stay. */
export function OperationsInScope({ product, versionId, chosen, onChange }: Props) {
  const { data, error, retry } = usePageQuery(OPERATIONS, { slug: product });
  const [text, setText] = useState('');
  if (error && !data) return <FailureNote error={error} retry={retry} />;
  if (!data) return <p className={styles['note']}>{words.operationsLoad}</p>;
  const version = data.apiProduct?.versions.find(({ id }) => id === versionId);
  const operations = (version?.operations ?? []).filter(
    ({ id, removedAt }) => removedAt === null || chosen?.includes(id),
  );
  if (operations.length === 0) return <p className={styles['note']}>{words.noOperations}</p>;
  const q = text.trim().toLowerCase();
  const found = operations.filter(({ method, path }) => `${method} ${path}`.toLowerCase().includes(q));
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...(chosen ?? []), id] : chosen?.filter((each) => each !== id));
  return (
    <>
      <Check
        label={words.allOperations}
        checked={chosen === undefined}
        onChange={(all) => onChange(all ? undefined : operations.map(({ id }) => id))}
      />
      {chosen === undefined ? null : (
        <>
          {operations.length > MANY ? (
            <TextField label={words.findOperation} type="search" value={text} onChange={setText} />
          ) : null}
          <p className={styles['note']}>
            {words.operationsOf(chosen.length, operations.length)}{' '}
            <Button isDisabled={chosen.length === 0} onPress={() => onChange([])}>
              {words.chooseNone}
            </Button>
          </p>
          <div className={styles['operations']} role="group" aria-label={words.operations} tabIndex={0}>
            {found.map(({ id, method, path, removedAt }) => (
              <Check
                key={id}
                label={removedAt === null ? `${method} ${path}` : words.removed(`${method} ${path}`)}
                checked={chosen.includes(id)}
                onChange={(isChosen) => toggle(id, isChosen)}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
}
