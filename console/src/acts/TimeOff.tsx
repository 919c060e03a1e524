import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { dayText, todayIn } from '../domain/dates';
import { capacity, timeOff as words } from '../messages/en/capacity';
import { FieldRow, TextField } from '../ui/Field';

const ADD_TIME_OFF = graphql(`
  mutation AddTimeOff($input: AddTimeOffInput!) {
    addTimeOff(input: $input) {
      timeOff {
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

const REMOVE_TIME_OFF = graphql(`
  mutation RemoveTimeOff($input: RemoveTimeOffInput!) {
    removeTimeOff(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof ADD_TIME_OFF>['input'];

interface AddProps {
  readonly engineer: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export function AddTimeOff({ engineer, onClose }: AddProps) {
  const [from, setFrom] = useState(todayIn());
  const [to, setTo] = useState(todayIn());
  const input: Input | null = from === '' || to === '' ? null : { engineerId: engineer.id, from, to };
  return (
    <ActDialog
      title={words.title(engineer.name)}
      document={ADD_TIME_OFF}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <FieldRow>
          <TextField label={words.from} type="date" value={from} onChange={setFrom} fault={faultOf('from')} />
          <TextField label={words.to} type="date" value={to} onChange={setTo} fault={faultOf('to')} />
        </FieldRow>
      )}
    </ActDialog>
  );
}

interface RemoveProps {
  readonly timeOff: { readonly id: string; readonly from: string; readonly to: string };
  readonly onClose: () => void;
}

export const RemoveTimeOff = ({ timeOff: { id, from, to }, onClose }: RemoveProps) => (
  <ActDialog
    title={words.removeTitle}
    document={REMOVE_TIME_OFF}
    input={{ timeOffId: id }}
    verb={words.removeVerb}
    done={words.removed}
    danger
    onClose={onClose}
  >
    {() => <p>{capacity.days(dayText(from), dayText(to))}</p>}
  </ActDialog>
);
