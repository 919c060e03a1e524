import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { updateUpload as words } from '../messages/en/acts-gate';
import { TextArea } from '../ui/Field';

const UPDATE_UPLOAD = graphql(`
  mutation UpdateUpload($input: UpdateUploadInput!) {
    updateUpload(input: $input) {
      file {
        id
        visibility
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof UPDATE_UPLOAD>['input'];

interface Props {
  readonly file: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly visibility: 'INTERNAL' | 'PARTNER';
  };
  readonly onClose: () => void;
}

/** Hides a file of evidence from the partner, or shows it. */
export function UpdateUpload({ file: { id, name, version, visibility: now }, onClose }: Props) {
  const [visibility] = useState<Input['visibility']>(now === 'PARTNER' ? 'INTERNAL' : 'PARTNER');
  const [reason, setReason] = useState('');
  const input: Input | null =
    reason.trim() === '' ? null : { uploadId: id, expectedVersion: version, visibility, reason };
  return (
    <ActDialog
      title={visibility === 'INTERNAL' ? words.hide(name) : words.show(name)}
      document={UPDATE_UPLOAD}
      input={input}
      verb={words.verbs[visibility]}
      done={words.done[visibility]}
      onClose={onClose}
    >
      {(faultOf) => (
        <TextArea
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          onChange={setReason}
          fault={faultOf('reason')}
          required
        />
      )}
    </ActDialog>
  );
}
