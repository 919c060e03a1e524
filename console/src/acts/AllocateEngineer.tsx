import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type EngineerChoice, EngineerField } from '../app/EngineerField';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { plusDays, todayIn } from '../domain/dates';
import { allocateEngineer as words } from '../messages/en/acts-engagement';
import { FieldRow, Select, TextField } from '../ui/Field';

const ALLOCATE_ENGINEER = graphql(`
  mutation AllocateEngineer($input: AllocateEngineerInput!) {
    allocateEngineer(input: $input) {
      allocation {
        id
      }
      warnings
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof ALLOCATE_ENGINEER>['input'];

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly timeZone: string;
    readonly forecastGoLiveOn: string | null;
  };
  /** Whom to begin with. */
  readonly engineer?: EngineerChoice;
  readonly onClose: () => void;
}

/** Books hours of an engineer for an engagement; weeks over capacity are told, not refused. */
export function AllocateEngineer({ engagement, engineer: given, onClose }: Props) {
  const { id, key, timeZone, forecastGoLiveOn } = engagement;
  const today = todayIn(timeZone);
  const inAMonth = plusDays(today, 28);
  const [engineer, setEngineer] = useState<EngineerChoice | null>(given ?? null);
  const [hours, setHours] = useState('8');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(
    forecastGoLiveOn !== null && forecastGoLiveOn > today ? forecastGoLiveOn : inAMonth,
  );
  const [kind, setKind] = useState<Input['kind']>('HARD');
  const input: Input | null =
    engineer === null || from === '' || to === '' || !(Number(hours) > 0)
      ? null
      : {
          engagementId: id,
          engineerId: engineer.id,
          hoursPerWeek: Math.round(Number(hours)),
          from,
          to,
          kind,
        };
  return (
    <ActDialog
      title={words.title(key)}
      document={ALLOCATE_ENGINEER}
      input={input}
      verb={words.verb}
      done={({ warnings }) => words.done(warnings ?? [])}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <EngineerField
            label={words.engineer}
            value={engineer}
            onChange={setEngineer}
            fault={faultOf('engineerId')}
          />
          <FieldRow>
            <TextField
              label={words.hours}
              type="number"
              min={1}
              max={80}
              value={hours}
              onChange={setHours}
              fault={faultOf('hoursPerWeek')}
            />
            <Select
              label={words.kind}
              value={kind}
              onChange={(value) => setKind(value as Input['kind'])}
              options={(['HARD', 'SOFT'] as const).map((value) => ({ value, label: words.kinds[value] }))}
              fault={faultOf('kind')}
            />
          </FieldRow>
          <FieldRow>
            <TextField
              label={words.from}
              type="date"
              value={from}
              onChange={setFrom}
              fault={faultOf('from')}
            />
            <TextField label={words.to} type="date" value={to} onChange={setTo} fault={faultOf('to')} />
          </FieldRow>
        </>
      )}
    </ActDialog>
  );
}
