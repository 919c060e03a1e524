import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { resolveBlocker as words } from '../messages/en/acts';
import { movePreview } from '../messages/en/acts-move';
import { TextArea } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const RESOLVE_BLOCKER = graphql(
  `
    mutation ResolveBlocker($input: ResolveBlockerInput!) {
      resolveBlocker(input: $input) {
        blocker {
          id
          resolvedAt
          resolution
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

type Input = VariablesOf<typeof RESOLVE_BLOCKER>['input'];

interface Props {
  readonly blocker: { readonly id: string; readonly reason: string };
  readonly onClose: () => void;
}

export function ResolveBlocker({ blocker: { id, reason }, onClose }: Props) {
  const [resolution, setResolution] = useState('');
  const input: Input | null = resolution.trim() === '' ? null : { blockerId: id, resolution };
  const preview = usePreview(RESOLVE_BLOCKER, {
    ...{ blockerId: id, resolution: movePreview.asked, dryRun: true },
  } satisfies Input);
  return (
    <ActDialog
      title={words.title}
      document={RESOLVE_BLOCKER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{reason}</p>
          <TextArea
            label={words.resolution}
            value={resolution}
            onChange={setResolution}
            fault={faultOf('resolution')}
            required
          />
          <MovePreview preview={preview} />
        </>
      )}
    </ActDialog>
  );
}
