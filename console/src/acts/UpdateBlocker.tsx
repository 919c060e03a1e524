import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { useDraft } from '../app/use-draft';
import { useViewer } from '../app/viewer';
import { todayIn } from '../domain/dates';
import { wordOf } from '../domain/words';
import { blockerFields, updateBlocker as words } from '../messages/en/acts-blocker';
import { Check, FieldRow, Select, TextArea, TextField } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';
import { OperationField } from './OperationField';
import { PARTIES } from './PassBall';
import { SEVERITIES } from './RaiseBlocker';

const UPDATE_BLOCKER = graphql(
  `
    mutation UpdateBlocker($input: UpdateBlockerInput!) {
      updateBlocker(input: $input) {
        blocker {
          id
          severity
          party
          reason
          visibility
          commitmentOn
          version
          operation {
            id
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

type Input = VariablesOf<typeof UPDATE_BLOCKER>['input'];

interface Props {
  readonly blocker: {
    readonly id: string;
    readonly version: number;
    readonly severity: NonNullable<Input['severity']>;
    readonly party: NonNullable<Input['party']>;
    readonly reason: string;
    readonly commitmentOn: string | null;
    readonly resolvedAt: string | null;
    readonly operation: { readonly id: string } | null;
    readonly visibility: 'INTERNAL' | 'PARTNER';
  };
  readonly engagementId: string;
  readonly onClose: () => void;
}

/** Changes a blocker; an empty commitment withdraws it. */
export function UpdateBlocker({ blocker, engagementId, onClose }: Props) {
  const isReviewer = useViewer().role === 'COMPLIANCE';
  const { severity, party, reason, commitmentOn, visibility } = blocker;
  const { values, set, changed, isChanged, hintOf } = useDraft({
    severity,
    party,
    reason,
    commitmentOn: commitmentOn ?? '',
    isVisible: visibility === 'PARTNER',
    operation: blocker.operation?.id ?? '',
  });
  const { commitmentOn: day, isVisible, operation, ...rest } = changed;
  const input: Input | null = isChanged
    ? {
        blockerId: blocker.id,
        expectedVersion: blocker.version,
        ...rest,
        ...(day === undefined ? {} : { commitmentOn: day === '' ? null : day }),
        ...(operation === undefined ? {} : { operationId: operation === '' ? null : operation }),
        ...(isVisible === undefined ? {} : { visibility: isVisible ? 'PARTNER' : 'INTERNAL' }),
      }
    : null;
  const moves = day !== undefined;
  const preview = usePreview(UPDATE_BLOCKER, moves && input ? { ...input, dryRun: true } : null);
  return (
    <ActDialog
      title={words.title}
      document={UPDATE_BLOCKER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextArea
            label={blockerFields.reason}
            value={values.reason}
            onChange={(value) => set('reason', value)}
            fault={faultOf('reason')}
            {...hintOf('reason')}
          />
          <FieldRow>
            <Select
              label={blockerFields.severity}
              value={values.severity}
              onChange={(value) => set('severity', value as typeof severity)}
              options={SEVERITIES.map((value) => ({ value, label: blockerFields.severities[value] }))}
              fault={faultOf('severity')}
              {...hintOf('severity')}
            />
            <Select
              label={blockerFields.party}
              value={values.party}
              onChange={(value) => set('party', value as typeof party)}
              options={PARTIES.filter((each) => !isReviewer || each === 'COMPLIANCE').map((value) => ({
                value,
                label: wordOf(value),
              }))}
              fault={faultOf('party')}
              {...hintOf('party')}
            />
          </FieldRow>
          {blocker.resolvedAt === null ? (
            <OperationField
              engagementId={engagementId}
              value={values.operation}
              onChange={(value) => set('operation', value)}
              fault={faultOf('operationId')}
            />
          ) : null}
          <TextField
            label={blockerFields.commitment}
            hint={blockerFields.commitmentHint}
            type="date"
            min={todayIn()}
            value={values.commitmentOn}
            onChange={(value) => set('commitmentOn', value)}
            fault={faultOf('commitmentOn')}
            {...hintOf('commitmentOn')}
          />
          <Check
            label={blockerFields.partner}
            checked={values.isVisible}
            onChange={(value) => set('isVisible', value)}
          />
          {moves ? <MovePreview preview={preview} /> : null}
        </>
      )}
    </ActDialog>
  );
}
