import { wordOf } from '../../domain/words';
import { startEngagement as words } from '../../messages/en/acts-start';
import { Check } from '../../ui/Field';
import type { StartFieldsProps } from './StartFields';
import type { Choices } from './start.graphql';
import styles from './start.module.css';

type Product = Choices['apiProducts']['nodes'][number];

/** The newest version that is generally available, else the newest that is served. */
const newestOf = ({ versions }: Product): string | undefined =>
  (
    versions.findLast(({ status }) => status === 'GA') ??
    versions.findLast(({ status }) => status !== 'SUNSET')
  )?.id;

/** The API products in scope, each in one version, with all its operations. */
export function ScopeFields({ choices, draft: { versions }, change, faultOf }: StartFieldsProps) {
  const products = choices.apiProducts.nodes.filter((product) => newestOf(product) !== undefined);
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
