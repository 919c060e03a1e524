import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { resolveMyBlocker as words } from '../../messages/en/acts-portal';
import { TextArea } from '../../ui/Field';

const RESOLVE_MY_BLOCKER = graphql(`
  mutation ResolveMyBlocker($input: ResolveMyBlockerInput!) {
    resolveMyBlocker(input: $input) {
      integrationBlocker {
        id
        resolvedAt
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

type Input = VariablesOf<typeof RESOLVE_MY_BLOCKER>['input'];

interface Props {
  readonly blocker: { readonly id: string; readonly reason: string };
  readonly onClose: () => void;
}

export function ResolveMyBlocker({ blocker: { id, reason }, onClose }: Props) {
  const [resolution, setResolution] = useState('');
  const input: Input | null = resolution.trim() === '' ? null : { blockerId: id, resolution };
  return (
    <ActDialog
      title={words.title}
      document={RESOLVE_MY_BLOCKER}
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
        </>
      )}
    </ActDialog>
  );
}
