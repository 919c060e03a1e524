import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { withdrawProgress as words } from '../messages/en/acts-progress';
import { TextField } from '../ui/Field';
import { CORRECT_PROGRESS } from './correct-progress.graphql';

type Input = VariablesOf<typeof CORRECT_PROGRESS>['input'];

interface Props {
  readonly entry: { readonly id: string; readonly version: number; readonly withdrawn: boolean };
  readonly onClose: () => void;
}

/** Takes back the text of an entry, or brings it back. */
export function WithdrawProgress({ entry: { id, version, withdrawn }, onClose }: Props) {
  const [does] = useState<'withdraw' | 'restore'>(withdrawn ? 'restore' : 'withdraw');
  const [reason, setReason] = useState('');
  const input: Input | null =
    reason.trim() === ''
      ? null
      : { entryId: id, expectedVersion: version, reason, withdraw: does === 'withdraw' };
  return (
    <ActDialog
      title={words[does]}
      document={CORRECT_PROGRESS}
      input={input}
      verb={words.verbs[does]}
      done={words.done[does]}
      danger={does === 'withdraw'}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p>{does === 'withdraw' ? words.what : words.whatRestored}</p>
          <TextField
            label={words.reason}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason') ?? faultOf('withdraw')}
            required
          />
        </>
      )}
    </ActDialog>
  );
}
