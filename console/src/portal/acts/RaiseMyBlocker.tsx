import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { raiseMyBlocker as words } from '../../messages/en/acts-portal';
import { status as statusWords } from '../../messages/en/status';
import { FieldRow, Select, TextArea } from '../../ui/Field';

const RAISE_MY_BLOCKER = graphql(`
  mutation RaiseMyBlocker($input: RaiseMyBlockerInput!) {
    raiseMyBlocker(input: $input) {
      integrationBlocker {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof RAISE_MY_BLOCKER>['input'];
const PARTIES = ['SERVICES', 'PLATFORM', 'COMPLIANCE', 'PARTNER'] as const;

interface Props {
  /** Key of the integration. */
  readonly integration: string;
  readonly milestones: readonly { readonly code: string; readonly title: string }[];
  readonly onClose: () => void;
}

export function RaiseMyBlocker({ integration: key, milestones, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [severity, setSeverity] = useState<Input['severity']>('HIGH');
  const [party, setParty] = useState<(typeof PARTIES)[number]>('SERVICES');
  const [code, setCode] = useState('');
  const milestoneCode = code === '' ? null : code;
  const input: Input | null = reason.trim() === '' ? null : { key, reason, severity, party, milestoneCode };
  return (
    <ActDialog
      title={words.title}
      document={RAISE_MY_BLOCKER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
          <Select
            label={words.severity}
            value={severity}
            onChange={(value) => setSeverity(value as Input['severity'])}
            options={Object.entries(words.severities).map(([value, label]) => ({ value, label }))}
            fault={faultOf('severity')}
          />
          <FieldRow>
            <Select
              label={words.party}
              value={party}
              onChange={(value) => setParty(value as (typeof PARTIES)[number])}
              options={PARTIES.map((value) => ({ value, label: statusWords.party(value) }))}
              fault={faultOf('party')}
            />
            <Select
              label={words.milestone}
              none={words.noMilestone}
              value={code}
              onChange={setCode}
              options={milestones.map((each) => ({ value: each.code, label: each.title }))}
              fault={faultOf('milestoneCode')}
            />
          </FieldRow>
        </>
      )}
    </ActDialog>
  );
}
