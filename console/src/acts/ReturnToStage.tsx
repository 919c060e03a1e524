import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { STAGES, type Stage } from '../domain/stages';
import { wordOf } from '../domain/words';
import { returnToStage as words } from '../messages/en/acts-engagement';
import { movePreview } from '../messages/en/acts-move';
import { Select, TextArea } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const RETURN_TO_STAGE = graphql(
  `
    mutation ReturnToStage($input: ReturnToStageInput!) {
      returnToStage(input: $input) {
        engagement {
          id
          version
          stage
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

type Input = VariablesOf<typeof RETURN_TO_STAGE>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string; readonly stage: string };
  readonly onClose: () => void;
}

export function ReturnToStage({ engagement: { id, key, stage }, onClose }: Props) {
  const earlier = STAGES.slice(0, Math.max(0, STAGES.indexOf(stage as Stage)));
  const [to, setTo] = useState<Stage>(earlier.at(-1) ?? 'DISCOVERY');
  const [reason, setReason] = useState('');
  const input: Input | null = reason.trim() === '' ? null : { engagementId: id, to, reason };
  const preview = usePreview(RETURN_TO_STAGE, {
    engagementId: id,
    to,
    reason: movePreview.asked,
    dryRun: true,
  } satisfies Input);
  return (
    <ActDialog
      title={words.title(key)}
      document={RETURN_TO_STAGE}
      input={input}
      verb={words.verb}
      done={words.done(wordOf(to))}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Select
            label={words.to}
            hint={words.hint}
            value={to}
            onChange={(value) => setTo(value as Stage)}
            options={earlier.map((value) => ({ value, label: wordOf(value) }))}
            fault={faultOf('to')}
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
