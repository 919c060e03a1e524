import { ActDialog } from '../app/ActDialog';
import { graphql } from '../app/graphql/types';
import { useDraft } from '../app/use-draft';
import { todayIn } from '../domain/dates';
import { allocateEngineer } from '../messages/en/acts-engagement';
import { updateAllocation as words } from '../messages/en/acts-staffing';
import { FieldRow, Select, TextField } from '../ui/Field';
import { hoursOf } from './EngineerFields';

const UPDATE_ALLOCATION = graphql(`
  mutation UpdateAllocation($input: UpdateAllocationInput!) {
    updateAllocation(input: $input) {
      allocation {
        id
        from
        to
        hoursPerWeek
        kind
        version
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

const KINDS = ['HARD', 'SOFT'] as const;
type Kind = (typeof KINDS)[number];

interface Props {
  readonly allocation: {
    readonly id: string;
    readonly version: number;
    readonly from: string;
    readonly to: string;
    readonly hoursPerWeek: number;
    readonly kind: Kind;
    readonly engagement: { readonly key: string };
  };
  readonly onClose: () => void;
}

/** Changes the days or hours of an allocation from today on; what is past stays. */
export function UpdateAllocation({ allocation, onClose }: Props) {
  const { id, version, from, to, hoursPerWeek, kind, engagement } = allocation;
  const draft = useDraft({ from, to, hours: String(hoursPerWeek), kind });
  const { values, set, hintOf } = draft;
  const { hours, ...changed } = draft.changed;
  const hasStarted = from <= todayIn();
  const whole = hoursOf(values.hours);
  const isMissing = values.from === '' || values.to === '' || whole === null;
  const input =
    !draft.isChanged || isMissing
      ? null
      : {
          ...{ allocationId: id, expectedVersion: version },
          ...changed,
          ...(hours === undefined ? {} : { hoursPerWeek: whole }),
        };
  return (
    <ActDialog
      title={words.title(engagement.key)}
      document={UPDATE_ALLOCATION}
      input={input}
      verb={words.verb}
      done={({ warnings }) => words.done(warnings ?? [])}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <FieldRow>
            <TextField
              label={allocateEngineer.hours}
              type="number"
              min={1}
              max={80}
              value={values.hours}
              onChange={(text) => set('hours', text)}
              fault={faultOf('hoursPerWeek')}
              {...hintOf('hours')}
            />
            <Select
              label={allocateEngineer.kind}
              value={values.kind}
              onChange={(value) => set('kind', value as Kind)}
              options={KINDS.map((value) => ({ value, label: allocateEngineer.kinds[value] }))}
              fault={faultOf('kind')}
              {...hintOf('kind')}
            />
          </FieldRow>
          <FieldRow>
            {hasStarted ? null : (
              <TextField
                label={allocateEngineer.from}
                type="date"
                value={values.from}
                onChange={(day) => set('from', day)}
                fault={faultOf('from')}
                {...hintOf('from')}
              />
            )}
            <TextField
              label={allocateEngineer.to}
              type="date"
              value={values.to}
              onChange={(day) => set('to', day)}
              fault={faultOf('to')}
              {...hintOf('to')}
            />
          </FieldRow>
          {hasStarted ? <p>{words.started}</p> : null}
        </>
      )}
    </ActDialog>
  );
}
