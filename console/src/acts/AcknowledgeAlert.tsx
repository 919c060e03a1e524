import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { acknowledgeAlert as words } from '../messages/en/acts-alert';
import { TextArea } from '../ui/Field';
import { ACKNOWLEDGE_ALERT } from './alert.graphql';

type Input = VariablesOf<typeof ACKNOWLEDGE_ALERT>['input'];

interface Props {
  readonly alert: { readonly id: string; readonly kind: string; readonly cause: string };
  readonly onClose: () => void;
}

export function AcknowledgeAlert({ alert: { id, kind, cause }, onClose }: Props) {
  const [note, setNote] = useState('');
  const input: Input = { alertId: id, ...(note.trim() === '' ? {} : { note }) };
  return (
    <ActDialog
      title={words.title}
      document={ACKNOWLEDGE_ALERT}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{cause}</p>
          <TextArea
            label={words.note}
            hint={words.noteHint}
            value={note}
            onChange={setNote}
            maxLength={1000}
            fault={faultOf('note')}
            autoFocus
          />
          <p>{kind === 'BAND_WORSENED' ? words.whatBand : words.what}</p>
        </>
      )}
    </ActDialog>
  );
}
