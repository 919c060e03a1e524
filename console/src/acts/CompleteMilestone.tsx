import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { todayIn } from '../domain/dates';
import { completeMilestone as words } from '../messages/en/acts';
import { TextArea, TextField } from '../ui/Field';
import { MilestonePreview } from './milestone-preview-later';

const COMPLETE_MILESTONE = graphql(`
  mutation CompleteMilestone($input: UpdateMilestoneInput!) {
    updateMilestone(input: $input) {
      milestone {
        id
        status
        completedOn
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

type Input = VariablesOf<typeof COMPLETE_MILESTONE>['input'];

interface Props {
  readonly milestone: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly version: number;
    readonly party?: string;
  };
  readonly onClose: () => void;
}

/** Managers must say why they complete a milestone of compliance. */
export function CompleteMilestone({ milestone: { id, code, title, version, party }, onClose }: Props) {
  const [day, setDay] = useState(todayIn());
  const [reason, setReason] = useState('');
  const change: Input | null =
    day === '' ? null : { milestoneId: id, expectedVersion: version, status: 'DONE', completedOn: day };
  return (
    <ActDialog
      title={words.title(code)}
      document={COMPLETE_MILESTONE}
      input={change && { ...change, ...(reason.trim() === '' ? {} : { reason }) }}
      verb={words.verb}
      done={words.done(code)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{title}</p>
          <TextField
            label={words.day}
            type="date"
            value={day}
            onChange={setDay}
            fault={faultOf('completedOn') ?? faultOf('status')}
          />
          {party === 'COMPLIANCE' || faultOf('reason') ? (
            <TextArea
              label={words.reason}
              value={reason}
              onChange={setReason}
              fault={faultOf('reason')}
              rows={2}
            />
          ) : null}
          <MilestonePreview input={change} />
        </>
      )}
    </ActDialog>
  );
}
