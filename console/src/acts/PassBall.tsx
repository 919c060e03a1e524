import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { wordOf } from '../domain/words';
import { passBall as words } from '../messages/en/acts';
import { movePreview } from '../messages/en/acts-move';
import { Select, TextArea } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const PASS_BALL = graphql(
  `
    mutation PassBall($input: PassBallInput!) {
      passBall(input: $input) {
        engagement {
          id
          version
          ballInCourt {
            party
            reason
            since
          }
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

type Input = VariablesOf<typeof PASS_BALL>['input'];
export const PARTIES = ['PARTNER', 'SERVICES', 'PLATFORM', 'COMPLIANCE'] as const;

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly ballInCourt: { readonly party: string } | null;
  };
  readonly onClose: () => void;
}

/** Hands the next step of an engagement to another party. */
export function PassBall({ engagement: { id, key, version, ballInCourt }, onClose }: Props) {
  const others = PARTIES.filter((party) => party !== ballInCourt?.party);
  const [to, setTo] = useState<Input['to']>(others[0]!);
  const [reason, setReason] = useState('');
  const input: Input | null =
    reason.trim() === '' ? null : { engagementId: id, expectedVersion: version, to, reason };
  const preview = usePreview(PASS_BALL, {
    engagementId: id,
    expectedVersion: version,
    to,
    reason: movePreview.asked,
    dryRun: true,
  } satisfies Input);
  return (
    <ActDialog
      title={words.title(key)}
      document={PASS_BALL}
      input={input}
      verb={words.verb}
      done={words.done(wordOf(to))}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Select
            label={words.to}
            value={to}
            onChange={(value) => setTo(value as Input['to'])}
            options={others.map((value) => ({ value, label: wordOf(value) }))}
            fault={faultOf('to')}
          />
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
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
