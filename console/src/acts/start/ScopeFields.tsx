import { useState } from 'react';
import { wordOf } from '../../domain/words';
import { startEngagement as words } from '../../messages/en/acts-start';
import { Button } from '../../ui/Button';
import { Check } from '../../ui/Field';
import { OperationsInScope } from './OperationsInScope';
import type { InScope } from './scope';
import type { Choices } from './start.graphql';
import styles from './start.module.css';

type Product = Choices['apiProducts']['nodes'][number];

/** The newest version that is generally available, else the newest that is served. */
const newestOf = ({ versions }: Product): string | undefined =>
  (
    versions.findLast(({ status }) => status === 'GA') ??
    versions.findLast(({ status }) => status !== 'SUNSET')
  )?.id;

const itemOf = ({ versions }: Product, scope: readonly InScope[]): InScope | undefined =>
  scope.find(({ apiVersionId }) => versions.some(({ id }) => id === apiVersionId));

interface Props {
  readonly choices: Pick<Choices, 'apiProducts'>;
  readonly scope: readonly InScope[];
  readonly onChange: (scope: readonly InScope[]) => void;
  readonly fault: string | undefined;
}

/** The API products in scope, each in one version, with all of its operations or some. */
export function ScopeFields({ choices, scope, onChange, fault }: Props) {
  const products = choices.apiProducts.nodes.filter(
    (product) => newestOf(product) !== undefined || itemOf(product, scope),
  );
  return (
    <fieldset className={styles['set']}>
      <legend>{words.scope}</legend>
      <div className={styles['products']}>
        {products.map((product) => {
          const item = itemOf(product, scope);
          const others = scope.filter((each) => each !== item);
          return (
            <div key={product.id} className={styles['product']}>
              <Check
                label={product.name}
                checked={item !== undefined}
                onChange={(checked) =>
                  onChange(checked ? [...others, { apiVersionId: newestOf(product)! }] : others)
                }
              />
              {item ? (
                <VersionFields
                  product={product}
                  item={item}
                  onChange={(changed) => onChange([...others, changed])}
                />
              ) : null}
            </div>
          );
        })}
      </div>
      {fault ? (
        <p role="alert" className={styles['fault']}>
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}

interface VersionProps {
  readonly product: Product;
  readonly item: InScope;
  readonly onChange: (item: InScope) => void;
}

function VersionFields({ product: { name, slug, versions }, item, onChange }: VersionProps) {
  const [open, setOpen] = useState(false);
  const { apiVersionId, operationIds } = item;
  const label = operationIds ? words.some(operationIds.length) : words.all;
  return (
    <>
      <select
        aria-label={words.version(name)}
        value={apiVersionId}
        onChange={({ target }) => onChange({ apiVersionId: target.value })}
      >
        {versions.map(({ id, version, status }) => (
          <option key={id} value={id} disabled={status === 'SUNSET'}>
            {version} ({status === 'SUNSET' ? words.sunset : wordOf(status)})
          </option>
        ))}
      </select>
      <Button
        aria-expanded={open}
        aria-label={words.chooseOperations(name, label)}
        onPress={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open ? (
        <div className={styles['chosen']}>
          <OperationsInScope
            key={apiVersionId}
            product={slug}
            versionId={apiVersionId}
            chosen={operationIds}
            onChange={(ids) => onChange({ apiVersionId, ...(ids ? { operationIds: ids } : {}) })}
          />
        </div>
      ) : null}
    </>
  );
}
