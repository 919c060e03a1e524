import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { closeEngagement as words } from '../messages/en/acts-engagement';
import { movePreview } from '../messages/en/acts-move';
import { Select, TextArea } from '../ui/Field';
import styles from './acts.module.css';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const CLOSE_ENGAGEMENT = graphql(
  `
    mutation CloseEngagement($input: CloseEngagementInput!) {
      closeEngagement(input: $input) {
        engagement {
          id
          version
          status
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

type Input = VariablesOf<typeof CLOSE_ENGAGEMENT>['input'];
type Outcome = 'COMPLETED' | 'CANCELLED';

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly stage: string;
  };
  readonly onClose: () => void;
}

export function CloseEngagement({ engagement: { id, key, version, stage }, onClose }: Props) {
  const outcomes: readonly Outcome[] = stage === 'ADOPTION' ? ['COMPLETED', 'CANCELLED'] : ['CANCELLED'];
  const [outcome, setOutcome] = useState<Outcome>(outcomes[0]!);
  const [reason, setReason] = useState('');
  const input: Input | null =
    reason.trim() === '' ? null : { engagementId: id, expectedVersion: version, outcome, reason };
  const preview = usePreview(CLOSE_ENGAGEMENT, {
    engagementId: id,
    expectedVersion: version,
    outcome,
    reason: movePreview.asked,
    dryRun: true,
  } satisfies Input);
  return (
    <ActDialog
      title={words.title(key)}
      document={CLOSE_ENGAGEMENT}
      input={input}
      verb={words.verb}
      done={words.done(key)}
      danger
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Select
            label={words.outcome}
            {...(outcomes.length === 1 ? { hint: words.onlyCancel } : {})}
            value={outcome}
            onChange={(value) => setOutcome(value as Outcome)}
            options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
            fault={faultOf('outcome')}
          />
          <TextArea
            label={words.reason}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
          <p className={styles['muted']}>{words.final}</p>
          <MovePreview preview={preview} />
        </>
      )}
    </ActDialog>
  );
}
