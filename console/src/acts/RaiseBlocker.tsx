import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { useViewer } from '../app/viewer';
import { todayIn } from '../domain/dates';
import { wordOf } from '../domain/words';
import { blockerFields, raiseBlocker as words } from '../messages/en/acts-blocker';
import { movePreview } from '../messages/en/acts-move';
import { Check, FieldRow, Select, TextArea, TextField } from '../ui/Field';
import type { Linkable } from './LinksField';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';
import { OperationField } from './OperationField';
import { PARTIES } from './PassBall';

const RAISE_BLOCKER = graphql(
  `
    mutation RaiseBlocker($input: RaiseBlockerInput!) {
      raiseBlocker(input: $input) {
        blocker {
          id
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

type Input = VariablesOf<typeof RAISE_BLOCKER>['input'];
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly timeZone: string;
    readonly milestones: readonly (Linkable & { readonly status: string })[];
  };
  /** The milestone it blocks, to begin with. */
  readonly milestoneId?: string;
  readonly onClose: () => void;
}

export function RaiseBlocker({ engagement, milestoneId = '', onClose }: Props) {
  const isReviewer = useViewer().role === 'COMPLIANCE';
  const parties = PARTIES.filter((party) => !isReviewer || party === 'COMPLIANCE');
  const [severity, setSeverity] = useState<Input['severity']>('HIGH');
  const [party, setParty] = useState<Input['party']>(parties[0]!);
  const [reason, setReason] = useState('');
  const [milestone, setMilestone] = useState(milestoneId);
  const [operation, setOperation] = useState('');
  const [commitment, setCommitment] = useState('');
  const [visible, setVisible] = useState(false);
  const open = engagement.milestones.filter(({ status }) => status !== 'DONE' && status !== 'SKIPPED');
  const fields: Input = {
    engagementId: engagement.id,
    severity,
    party,
    reason,
    visibility: visible ? 'PARTNER' : 'INTERNAL',
    ...(milestone === '' ? {} : { milestoneId: milestone }),
    ...(operation === '' ? {} : { operationId: operation }),
    ...(commitment === '' ? {} : { commitmentOn: commitment }),
  };
  const input = reason.trim() === '' ? null : fields;
  const preview = usePreview(RAISE_BLOCKER, { ...fields, reason: movePreview.asked, dryRun: true });
  return (
    <ActDialog
      title={words.title(engagement.key)}
      document={RAISE_BLOCKER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextArea
            label={blockerFields.reason}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
          <FieldRow>
            <Select
              label={blockerFields.severity}
              value={severity}
              onChange={(value) => setSeverity(value as Input['severity'])}
              options={SEVERITIES.map((value) => ({ value, label: blockerFields.severities[value] }))}
              fault={faultOf('severity')}
            />
            <Select
              label={blockerFields.party}
              value={party}
              onChange={(value) => setParty(value as Input['party'])}
              options={parties.map((value) => ({ value, label: wordOf(value) }))}
              fault={faultOf('party')}
            />
          </FieldRow>
          <Select
            label={blockerFields.milestone}
            none={blockerFields.none}
            value={milestone}
            onChange={setMilestone}
            options={open.map(({ id, code, title }) => ({ value: id, label: `${code}: ${title}` }))}
            fault={faultOf('milestoneId')}
          />
          <OperationField
            engagementId={engagement.id}
            value={operation}
            onChange={setOperation}
            fault={faultOf('operationId')}
          />
          <TextField
            label={blockerFields.commitment}
            hint={blockerFields.commitmentHint}
            type="date"
            min={todayIn(engagement.timeZone)}
            value={commitment}
            onChange={setCommitment}
            fault={faultOf('commitmentOn')}
          />
          <Check label={blockerFields.partner} checked={visible} onChange={setVisible} />
          <MovePreview preview={preview} />
        </>
      )}
    </ActDialog>
  );
}
