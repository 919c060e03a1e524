import { useRef, useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { plusDays, todayIn } from '../domain/dates';
import { createKey as words } from '../messages/en/acts-admin';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { CREATE_API_KEY } from './api-key.graphql';

type Input = VariablesOf<typeof CREATE_API_KEY>['input'];

/** Creates a key; its secret is shown once, in a dialog that only a button closes, and kept nowhere. */
export function CreateApiKey({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [lastDay, setLastDay] = useState(plusDays(todayIn(), 200));
  const [secret, setSecret] = useState<string | null>(null);
  /** Then the secret is shown before all is closed. */
  const isMade = useRef(false);
  if (secret !== null)
    return (
      <Dialog title={words.done} open onClose={onClose} keep>
        <p>{words.secret}</p>
        <p>
          <code>{secret}</code>
        </p>
        <Button kind="primary" onPress={onClose}>
          {words.copied}
        </Button>
      </Dialog>
    );
  const input: Input | null =
    name.trim() === '' || lastDay === ''
      ? null
      : { name, scopes: ['USAGE_WRITE'], expiresAt: `${plusDays(lastDay, 1)}T00:00:00Z` };
  return (
    <ActDialog
      title={words.title}
      document={CREATE_API_KEY}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={() => (isMade.current ? undefined : onClose())}
      onDone={({ secret: made }) => {
        isMade.current = true;
        setSecret(made);
      }}
    >
      {(faultOf) => (
        <>
          <p>{words.scope}</p>
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={name}
            onChange={setName}
            fault={faultOf('name')}
            required
          />
          <TextField
            label={words.expires}
            type="date"
            min={todayIn()}
            value={lastDay}
            onChange={setLastDay}
            fault={faultOf('expiresAt')}
          />
        </>
      )}
    </ActDialog>
  );
}
