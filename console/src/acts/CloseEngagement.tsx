import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { closeEngagement as words } from '../messages/en/acts-engagement';
import { Select, TextArea } from '../ui/Field';
import styles from './acts.module.css';

const CLOSE_ENGAGEMENT = graphql(`
  mutation CloseEngagement($input: CloseEngagementInput!) {
    closeEngagement(input: $input) {
      engagement {
        id
        version
        status
        stage
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

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
        </>
      )}
    </ActDialog>
  );
}
