import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { useDraft } from '../app/use-draft';
import { todayIn } from '../domain/dates';
import { reschedule as words } from '../messages/en/acts-plan';
import { FieldRow, TextArea, TextField } from '../ui/Field';
import { MOVED } from './Moved';
import { WouldMove } from './WouldMove';

const RESCHEDULE_MILESTONE = graphql(
  `
    mutation RescheduleMilestone($input: RescheduleMilestoneInput!) {
      rescheduleMilestone(input: $input) {
        milestone {
          id
          version
        }
        forecastBefore
        forecastAfter
        moved {
          ...Moved
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVED],
);

type Input = VariablesOf<typeof RESCHEDULE_MILESTONE>['input'];

interface Props {
  readonly milestone: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly version: number;
    readonly status: string;
    readonly durationDays: number;
    readonly notBeforeOn: string | null;
  };
  readonly onClose: () => void;
}

/** Moves a milestone, after showing what would move with it. */
export function RescheduleMilestone({ milestone, onClose }: Props) {
  const { id, code, title, version, status, durationDays, notBeforeOn } = milestone;
  const draft = useDraft({ day: notBeforeOn ?? '', days: String(durationDays) });
  const { values, set, changed, hintOf } = draft;
  const { day, days } = values;
  const [reason, setReason] = useState('');
  const changes = {
    ...(changed.day === undefined ? {} : { notBeforeOn: day === '' ? null : day }),
    ...(changed.days === undefined ? {} : { durationDays: Math.round(Number(days)) }),
  };
  const isChanged = Object.keys(changes).length > 0 && Number(days) > 0;
  const base = { milestoneId: id, expectedVersion: version, ...changes };
  // The reason does not matter for what would move, and is needed.
  const preview = usePreview(
    RESCHEDULE_MILESTONE,
    isChanged ? ({ ...base, reason: words.preview, dryRun: true } satisfies Input) : null,
  );
  const faultOfPreview = (field: string) =>
    preview.userErrors.find((error) => error.field?.[1] === field)?.message;
  const input: Input | null = isChanged && reason.trim() !== '' ? { ...base, reason } : null;
  return (
    <ActDialog
      title={words.title(code)}
      document={RESCHEDULE_MILESTONE}
      input={input}
      verb={words.verb}
      done={words.done(code)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{title}</p>
          <FieldRow>
            {status === 'NOT_STARTED' ? (
              <TextField
                label={words.notBefore}
                hint={hintOf('day').hint ?? words.notBeforeHint}
                type="date"
                min={todayIn()}
                value={day}
                onChange={(value) => set('day', value)}
                fault={faultOf('notBeforeOn') ?? faultOfPreview('notBeforeOn')}
              />
            ) : null}
            <TextField
              label={words.duration}
              type="number"
              min={1}
              max={250}
              value={days}
              onChange={(value) => set('days', value)}
              {...hintOf('days')}
              fault={faultOf('durationDays') ?? faultOfPreview('durationDays')}
            />
          </FieldRow>
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            rows={2}
            value={reason}
            onChange={setReason}
            fault={faultOf('reason')}
            required
          />
          <WouldMove preview={isChanged ? preview : null} unchanged={words.nothing} />
        </>
      )}
    </ActDialog>
  );
}
