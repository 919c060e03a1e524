import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { useViewer } from '../app/viewer';
import { dayText } from '../domain/dates';
import { STAGES, type Stage } from '../domain/stages';
import { wordOf } from '../domain/words';
import { addMilestone as words } from '../messages/en/acts-plan';
import { movePreview } from '../messages/en/acts-move';
import { Check, FieldRow, Select, TextArea, TextField } from '../ui/Field';
import { type Link, type Linkable, LinksField } from './LinksField';
import { PARTIES } from './PassBall';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const ADD_MILESTONE = graphql(
  `
    mutation AddMilestone($input: AddMilestoneInput!) {
      addMilestone(input: $input) {
        milestone {
          id
        }
        forecastStartOn
        forecastDueOn
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
  const fields: Input | null = !(Number(duration) > 0)
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
  const input = code.trim() === '' || title.trim() === '' ? null : fields;
  const preview = usePreview(ADD_MILESTONE, fields && previewOf(fields));
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
          <MovePreview preview={fields ? preview : null}>
            {({ forecastStartOn, forecastDueOn }) =>
              forecastStartOn && forecastDueOn ? (
                <p>
                  {movePreview.added(code || words.unnamed, dayText(forecastStartOn), dayText(forecastDueOn))}
                </p>
              ) : null
            }
          </MovePreview>
        </>
      )}
    </ActDialog>
  );
}

/** Code, title and reason do not matter for what would change, and are needed. */
const previewOf = (fields: Input): Input => ({
  ...fields,
  code: fields.code || 'PREVIEW',
  title: fields.title.trim() || movePreview.asked,
  reason: movePreview.asked,
  dryRun: true,
});
