import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { useViewer } from '../app/viewer';
import { STAGES, type Stage } from '../domain/stages';
import { wordOf } from '../domain/words';
import { addMilestone as words } from '../messages/en/acts-plan';
import { Check, FieldRow, Select, TextArea, TextField } from '../ui/Field';
import { type Link, type Linkable, LinksField } from './LinksField';
import { PARTIES } from './PassBall';

const ADD_MILESTONE = graphql(`
  mutation AddMilestone($input: AddMilestoneInput!) {
    addMilestone(input: $input) {
      milestone {
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

type Input = VariablesOf<typeof ADD_MILESTONE>['input'];

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly stage: string;
    readonly milestones: readonly Linkable[];
  };
  readonly onClose: () => void;
}

export function AddMilestone({ engagement, onClose }: Props) {
  const { role } = useViewer();
  const parties = PARTIES.filter((party) =>
    role === 'COMPLIANCE' ? party === 'COMPLIANCE' : role !== 'ENGINEER' || party !== 'COMPLIANCE',
  );
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const [stage, setStage] = useState<Stage>(STAGES.find((each) => each === engagement.stage) ?? 'DISCOVERY');
  const [party, setParty] = useState(parties[0]!);
  const [duration, setDuration] = useState('5');
  const [weight, setWeight] = useState('1');
  const [links, setLinks] = useState<readonly Link[]>([]);
  const [required, setRequired] = useState(false);
  const [visible, setVisible] = useState(true);
  const [reason, setReason] = useState('');
  const input: Input | null =
    code.trim() === '' || title.trim() === '' || !(Number(duration) > 0)
      ? null
      : {
          engagementId: engagement.id,
          expectedVersion: engagement.version,
          code: code.trim(),
          title,
          stage,
          party,
          durationDays: Math.round(Number(duration)),
          weight: Math.round(Number(weight)),
          required,
          visibility: visible ? 'PARTNER' : 'INTERNAL',
          ...(links.length > 0 ? { dependsOn: [...links] } : {}),
          ...(reason.trim() === '' ? {} : { reason }),
        };
  return (
    <ActDialog
      title={words.title(engagement.key)}
      document={ADD_MILESTONE}
      input={input}
      verb={words.verb}
      done={words.done(code)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <FieldRow>
            <TextField
              label={words.code}
              hint={words.codeHint}
              value={code}
              onChange={(value) => setCode(value.toUpperCase())}
              fault={faultOf('code')}
              required
            />
            <Select
              label={words.stage}
              value={stage}
              onChange={(value) => setStage(value as Stage)}
              options={STAGES.map((value) => ({ value, label: wordOf(value) }))}
              fault={faultOf('stage')}
            />
          </FieldRow>
          <TextField label={words.name} value={title} onChange={setTitle} fault={faultOf('title')} required />
          <FieldRow>
            <Select
              label={words.party}
              value={party}
              onChange={(value) => setParty(value as Input['party'])}
              options={parties.map((value) => ({ value, label: wordOf(value) }))}
              fault={faultOf('party')}
            />
            <TextField
              label={words.duration}
              type="number"
              min={1}
              max={250}
              value={duration}
              onChange={setDuration}
              fault={faultOf('durationDays')}
            />
            <TextField
              label={words.weight}
              type="number"
              min={0}
              max={1000}
              value={weight}
              onChange={setWeight}
              fault={faultOf('weight')}
            />
          </FieldRow>
          <LinksField
            links={links}
            onChange={setLinks}
            others={engagement.milestones}
            fault={faultOf('dependsOn')}
          />
          <Check label={words.required} checked={required} onChange={setRequired} />
          <Check label={words.partner} checked={visible} onChange={setVisible} />
          {party === 'COMPLIANCE' && role !== 'COMPLIANCE' ? (
            <TextArea
              label={words.reason}
              hint={words.reasonHint}
              rows={2}
              value={reason}
              onChange={setReason}
              fault={faultOf('reason')}
            />
          ) : null}
        </>
      )}
    </ActDialog>
  );
}
