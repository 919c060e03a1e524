import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { usePageQuery } from '../app/graphql/use-api';
import { plusDays, todayIn } from '../domain/dates';
import { wordOf } from '../domain/words';
import { deprecateApiVersion as words } from '../messages/en/acts-catalogue';
import { Select, TextField } from '../ui/Field';
import { Loaded } from '../ui/States';
import { DEPRECATE_API_VERSION, VERSIONS_TO_CHOOSE } from './catalogue.graphql';

interface Props {
  readonly apiVersion: {
    readonly id: string;
    readonly sunsetOn: string | null;
    readonly replacedBy: { readonly id: string } | null;
  };
  /** As `Payments 1`. */
  readonly name: string;
  readonly onClose: () => void;
}

const USUAL_DAYS = 180;

/** Sets or moves the day from which a version is no longer served, and what to move to. */
export default function DeprecateApiVersion({ apiVersion, name, onClose }: Props) {
  const { id, sunsetOn, replacedBy } = apiVersion;
  const today = todayIn('UTC');
  const [day, setDay] = useState(sunsetOn ?? plusDays(today, USUAL_DAYS));
  const [replacement, setReplacement] = useState(replacedBy?.id ?? '');
  const answer = usePageQuery(VERSIONS_TO_CHOOSE, { first: 100 });
  const isUnchanged = replacement === (replacedBy?.id ?? '');
  const input =
    day === ''
      ? null
      : {
          ...{ apiVersionId: id, sunsetOn: day },
          ...(isUnchanged ? {} : { replacedById: replacement === '' ? null : replacement }),
        };
  return (
    <ActDialog
      title={words.title(name)}
      document={DEPRECATE_API_VERSION}
      input={input}
      verb={words.verb}
      done={words.done(name)}
      danger
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p>{words.note}</p>
          <TextField
            label={words.sunsetOn}
            hint={words.sunsetHint}
            type="date"
            min={today}
            value={day}
            onChange={setDay}
            fault={faultOf('sunsetOn') ?? faultOf('apiVersionId')}
          />
          <Loaded answer={answer} lines={1}>
            {({ apiProducts }) => (
              <Select
                label={words.replacedBy}
                none={words.none}
                value={replacement}
                onChange={setReplacement}
                options={apiProducts.nodes.flatMap((product) =>
                  product.versions
                    .filter((each) => each.id !== id && isServed(each.status, each.id === replacedBy?.id))
                    .map((each) => ({
                      value: each.id,
                      label: `${product.name} ${each.version} (${wordOf(each.status)})`,
                    })),
                )}
                fault={faultOf('replacedById')}
              />
            )}
          </Loaded>
        </>
      )}
    </ActDialog>
  );
}

/** The one that was chosen before stays, even if it is deprecated by now. */
const isServed = (status: string, isChosen: boolean): boolean =>
  isChosen || status === 'BETA' || status === 'GA';
