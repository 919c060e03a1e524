import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { takeBaseline as words } from '../messages/en/acts-engagement';
import { movePreview } from '../messages/en/acts-move';
import { TextArea, TextField } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const TAKE_BASELINE = graphql(
  `
    mutation TakeBaseline($input: TakeBaselineInput!) {
      takeBaseline(input: $input) {
        engagement {
          id
          version
        }
        preview {
          ...MovePreview
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVE_PREVIEW],
);

type Input = VariablesOf<typeof TAKE_BASELINE>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string; readonly version: number };
  readonly onClose: () => void;
}

export function TakeBaseline({ engagement: { id, key, version }, onClose }: Props) {
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const input: Input | null =
    name.trim() === '' || reason.trim() === ''
      ? null
      : { engagementId: id, expectedVersion: version, name, reason };
  const preview = usePreview(TAKE_BASELINE, {
    ...{ engagementId: id, expectedVersion: version, reason: movePreview.asked, dryRun: true },
    name: name.trim() === '' ? movePreview.asked : name,
  } satisfies Input);
  return (
    <ActDialog
      title={words.title(key)}
      document={TAKE_BASELINE}
      input={input}
      verb={words.verb}
      done={words.done(name)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p>{words.what}</p>
          <TextField
            label={words.name}
            value={name}
            onChange={setName}
            maxLength={100}
            fault={faultOf('name')}
            required
          />
          <TextArea
            label={words.reason}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
          <MovePreview preview={preview} />
        </>
      )}
    </ActDialog>
  );
}
