import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { usePageQuery } from '../app/graphql/use-api';
import { registerApplication as words } from '../messages/en/acts-partners';
import { Button } from '../ui/Button';
import { Check, TextField } from '../ui/Field';
import { Loaded } from '../ui/States';
import { CredentialFields, type CredentialValues, credentialInput, newCredential } from './CredentialFields';
import styles from './Rows.module.css';
import { PRODUCTS_TO_CHOOSE, REGISTER_APPLICATION } from './credential.graphql';

interface Props {
  readonly partner: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

const MOST_CREDENTIALS = 10;

/** An application with the client IDs of its calls, as their issuer created them. */
export default function RegisterApplication({ partner, onClose }: Props) {
  const [name, setName] = useState('');
  const [apiProductIds, setProducts] = useState<readonly string[]>([]);
  const [credentials, setCredentials] = useState<readonly CredentialValues[]>([newCredential('SANDBOX')]);
  const written = credentials.map((each) => {
    const input = credentialInput(each);
    return input && { ...input, environment: each.environment };
  });
  const complete = written.filter((each) => each !== null);
  const isComplete = name.trim() !== '' && apiProductIds.length > 0 && complete.length === written.length;
  const input = isComplete
    ? { partnerId: partner.id, name, apiProductIds: [...apiProductIds], credentials: complete }
    : null;
  return (
    <ActDialog
      title={words.title(partner.name)}
      document={REGISTER_APPLICATION}
      input={input}
      verb={words.verb}
      done={words.done(name)}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <TextField label={words.name} value={name} onChange={setName} fault={faultOf('name')} />
          <Products chosen={apiProductIds} onChange={setProducts} fault={faultOf('apiProductIds')} />
          {credentials.map((values, place) => (
            <fieldset key={place} className={styles['rows']}>
              <legend>{words.credential(place + 1)}</legend>
              <CredentialFields
                values={values}
                onChange={(changed) =>
                  setCredentials(credentials.map((each, at) => (at === place ? changed : each)))
                }
                faultOf={() => undefined}
              />
              {credentials.length > 1 ? (
                <p>
                  <Button onPress={() => setCredentials(credentials.filter((_each, at) => at !== place))}>
                    {words.removeCredential(place + 1)}
                  </Button>
                </p>
              ) : null}
            </fieldset>
          ))}
          <p>
            <Button
              isDisabled={credentials.length >= MOST_CREDENTIALS}
              onPress={() => setCredentials([...credentials, newCredential('PRODUCTION')])}
            >
              {words.addCredential}
            </Button>
          </p>
        </>
      )}
    </ActDialog>
  );
}

interface ProductsProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly fault: string | undefined;
}

function Products({ chosen, onChange, fault }: ProductsProps) {
  const answer = usePageQuery(PRODUCTS_TO_CHOOSE, { first: 100 });
  return (
    <fieldset className={styles['rows']}>
      <legend>{words.products}</legend>
      <Loaded answer={answer} lines={2}>
        {({ apiProducts: { nodes } }) =>
          nodes.length === 0 ? (
            <p>{words.noProducts}</p>
          ) : (
            <div className={styles['checks']}>
              {nodes.map(({ id, name }) => (
                <Check
                  key={id}
                  label={name}
                  checked={chosen.includes(id)}
                  onChange={(isChosen) =>
                    onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))
                  }
                />
              ))}
            </div>
          )
        }
      </Loaded>
      {fault ? <p className={styles['fault']}>{fault}</p> : null}
    </fieldset>
  );
}
