import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { plusDays, todayIn } from '../domain/dates';
import { holdEngagement as words } from '../messages/en/acts-engagement';
import { TextArea, TextField } from '../ui/Field';

const HOLD_ENGAGEMENT = graphql(`
  mutation HoldEngagement($input: HoldEngagementInput!) {
    holdEngagement(input: $input) {
      engagement {
        id
        version
        status
        forecastGoLiveOn
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof HOLD_ENGAGEMENT>['input'];

interface Props {
  readonly engagement: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly timeZone: string;
    readonly hold: { readonly expectedResumeOn: string; readonly reason: string } | null;
  };
  readonly onClose: () => void;
}

/** Pauses an engagement, or moves the day on which it is expected to resume. */
export function HoldEngagement({ engagement: { id, key, version, timeZone, hold }, onClose }: Props) {
  const [day, setDay] = useState(hold?.expectedResumeOn ?? plusDays(todayIn(timeZone), 14));
  const [reason, setReason] = useState(hold?.reason ?? '');
  const input: Input | null =
    day === '' || reason.trim() === ''
      ? null
      : { engagementId: id, expectedVersion: version, expectedResumeOn: day, reason };
  return (
    <ActDialog
      title={hold ? words.titleAgain(key) : words.title(key)}
      document={HOLD_ENGAGEMENT}
      input={input}
      verb={hold ? words.verbAgain : words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextField
            label={words.until}
            type="date"
            min={todayIn(timeZone)}
            value={day}
            onChange={setDay}
            fault={faultOf('expectedResumeOn')}
          />
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
        </>
      )}
    </ActDialog>
  );
}
