import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { todayIn } from '../../domain/dates';
import { completeMyMilestone as words } from '../../messages/en/acts-portal';
import { TextField } from '../../ui/Field';

const COMPLETE_MY_MILESTONE = graphql(`
  mutation CompleteMyMilestone($input: CompleteMyMilestoneInput!) {
    completeMyMilestone(input: $input) {
      integrationMilestone {
        id
        status
        completedOn
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof COMPLETE_MY_MILESTONE>['input'];

interface Props {
  /** Key of the integration. */
  readonly integration: string;
  readonly milestone: { readonly code: string; readonly title: string };
  readonly onClose: () => void;
}

export function CompleteMyMilestone({ integration: key, milestone: { code, title }, onClose }: Props) {
  const [day, setDay] = useState(todayIn());
  // Today is the server's, in the integration's time zone.
  const completedOn = day === todayIn() ? {} : { completedOn: day };
  const input: Input | null = day === '' ? null : { key, code, ...completedOn };
  return (
    <ActDialog
      title={words.title}
      document={COMPLETE_MY_MILESTONE}
      input={input}
      verb={words.verb}
      done={words.done(title)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{title}</p>
          <TextField
            label={words.day}
            hint={words.hint}
            type="date"
            value={day}
            max={todayIn()}
            onChange={setDay}
            fault={faultOf('completedOn') ?? faultOf('code')}
          />
        </>
      )}
    </ActDialog>
  );
}
