import { type FormEvent, useState } from 'react';
import { savedViews as words } from '../../messages/en/views';
import { Button } from '../../ui/Button';
import { Check, TextField } from '../../ui/Field';
import { type Outcome, useAct } from '../graphql/use-api';
import { useNotices } from '../notices';
import styles from './views.module.css';
import { type ConsolePage, SAVE_VIEW, type SaveInput } from './views.graphql';

interface Props {
  readonly page: ConsolePage;
  /** The query string of the address. */
  readonly state: string;
}

/** Saves the address under a name. */
export function SaveForm({ page, state }: Props) {
  const { run, busy } = useAct<SaveInput, object>(SAVE_VIEW);
  const notify = useNotices();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<object> | null>(null);
  const fault = outcome?.failure?.message ?? outcome?.userErrors[0]?.message;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || busy) return;
    const result = await run({ name, page, state, shared });
    setOutcome(result);
    if (result.failure || result.userErrors.length > 0) return;
    notify(words.saved(name));
    setName('');
  };
  return (
    <form onSubmit={(event) => void save(event)} className={styles['form']} noValidate>
      <h3>{words.save}</h3>
      <TextField label={words.name} value={name} onChange={setName} maxLength={80} fault={fault} />
      <Check label={words.share} checked={shared} onChange={setShared} />
      <p>
        <Button type="submit" kind="primary" busy={busy} isDisabled={name.trim() === ''}>
          {words.verb}
        </Button>
      </p>
    </form>
  );
}
