import { useState } from 'react';
import { ActDialog } from '../../app/ActDialog';
import { type VariablesOf, graphql } from '../../app/graphql/types';
import { todayIn } from '../../domain/dates';
import { commitMyBlocker as words } from '../../messages/en/acts-portal';
import { TextField } from '../../ui/Field';

const COMMIT_MY_BLOCKER = graphql(`
  mutation CommitMyBlocker($input: CommitMyBlockerInput!) {
    commitMyBlocker(input: $input) {
      integrationBlocker {
        id
        commitmentOn
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

type Input = VariablesOf<typeof COMMIT_MY_BLOCKER>['input'];

interface Props {
  readonly blocker: {
    readonly id: string;
    readonly reason: string;
    readonly commitmentOn: string | null;
    readonly version: number;
  };
  readonly onClose: () => void;
}

export function CommitMyBlocker({ blocker: { id, reason, commitmentOn, version }, onClose }: Props) {
  const [day, setDay] = useState(commitmentOn ?? '');
  const input: Input | null =
    day === '' ? null : { blockerId: id, expectedVersion: version, commitmentOn: day };
  return (
    <ActDialog
      title={words.title}
      document={COMMIT_MY_BLOCKER}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{reason}</p>
          <TextField
            label={words.day}
            hint={words.hint}
            type="date"
            value={day}
            min={todayIn()}
            onChange={setDay}
            fault={faultOf('commitmentOn')}
          />
        </>
      )}
    </ActDialog>
  );
}
