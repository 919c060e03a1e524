import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { plusDays, todayIn } from '../domain/dates';
import { holdEngagement as words } from '../messages/en/acts-engagement';
import { movePreview } from '../messages/en/acts-move';
import { TextArea, TextField } from '../ui/Field';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const HOLD_ENGAGEMENT = graphql(
  `
    mutation HoldEngagement($input: HoldEngagementInput!) {
      holdEngagement(input: $input) {
        engagement {
          id
          version
          status
          forecastGoLiveOn
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
  const preview = usePreview(
    HOLD_ENGAGEMENT,
    day === ''
      ? null
      : ({
          ...{ engagementId: id, expectedVersion: version, expectedResumeOn: day },
          ...{ reason: movePreview.asked, dryRun: true },
        } satisfies Input),
  );
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
          <MovePreview preview={day === '' ? null : preview} />
        </>
      )}
    </ActDialog>
  );
}
