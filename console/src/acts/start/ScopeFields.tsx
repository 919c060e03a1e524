import { wordOf } from '../../domain/words';
import { startEngagement as words } from '../../messages/en/acts-start';
import { Check } from '../../ui/Field';
import type { Choices } from './start.graphql';
import styles from './start.module.css';

type Product = Choices['apiProducts']['nodes'][number];

/** The newest version that is generally available, else the newest that is served. */
const newestOf = ({ versions }: Product): string | undefined =>
  (
    versions.findLast(({ status }) => status === 'GA') ??
    versions.findLast(({ status }) => status !== 'SUNSET')
  )?.id;

interface Props {
  readonly choices: Pick<Choices, 'apiProducts'>;
  readonly draft: { readonly versions: readonly string[] };
  readonly change: (changes: { readonly versions: readonly string[] }) => void;
  readonly faultOf: (field: string) => string | undefined;
  /** What is said below a version that is in scope. */
  readonly noteOf?: (versionId: string) => string | null;
}

/** The API products in scope, each in one version. */
export function ScopeFields({ choices, draft: { versions }, change, faultOf, noteOf }: Props) {
  const products = choices.apiProducts.nodes.filter(
    (product) => newestOf(product) !== undefined || product.versions.some(({ id }) => versions.includes(id)),
  );
  const fault = faultOf('scope');
  return (
    <fieldset className={styles['set']}>
      <legend>{words.scope}</legend>
      <div className={styles['products']}>
        {products.map((product) => {
          const ids = product.versions.map(({ id }) => id);
          const chosen = versions.find((id) => ids.includes(id));
          const others = versions.filter((id) => !ids.includes(id));
          return (
            <div key={product.id} className={styles['product']}>
              <Check
                label={product.name}
                checked={chosen !== undefined}
                onChange={(checked) =>
                  change({ versions: checked ? [...others, newestOf(product)!] : others })
                }
              />
              {chosen === undefined ? null : (
                <select
                  aria-label={words.version(product.name)}
                  value={chosen}
                  onChange={({ target }) => change({ versions: [...others, target.value] })}
                >
                  {product.versions.map(({ id, version, status }) => (
                    <option key={id} value={id} disabled={status === 'SUNSET'}>
                      {version} ({status === 'SUNSET' ? words.sunset : wordOf(status)})
                    </option>
                  ))}
                </select>
              )}
              {chosen === undefined ? null : (noteOf?.(chosen) ?? null)}
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
