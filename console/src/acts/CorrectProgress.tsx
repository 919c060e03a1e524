import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { useDraft } from '../app/use-draft';
import { dayText } from '../domain/dates';
import { correctProgress as words } from '../messages/en/acts-progress';
import { Check, FieldRow, TextArea, TextField } from '../ui/Field';
import { CORRECT_PROGRESS } from './correct-progress.graphql';

type Input = VariablesOf<typeof CORRECT_PROGRESS>['input'];

interface Props {
  readonly entry: {
    readonly id: string;
    readonly version: number;
    readonly text: string;
    readonly day: string;
    readonly minutes: number;
    readonly visibility: 'INTERNAL' | 'PARTNER';
  };
  readonly onClose: () => void;
}

/** Writes a new revision of an entry; the old one stays readable for staff. */
export function CorrectProgress({ entry, onClose }: Props) {
  const { id, version, text, day, minutes, visibility } = entry;
  const [reason, setReason] = useState('');
  const { values, set, changed, isChanged, hintOf } = useDraft({
    text,
    day,
    minutes: String(minutes),
    isVisible: visibility === 'PARTNER',
  });
  const { minutes: newMinutes, isVisible, ...rest } = changed;
  const input: Input | null =
    isChanged && reason.trim() !== ''
      ? {
          entryId: id,
          expectedVersion: version,
          reason,
          ...rest,
          ...(newMinutes === undefined ? {} : { minutes: Math.round(Number(newMinutes)) }),
          ...(isVisible === undefined ? {} : { visibility: isVisible ? 'PARTNER' : 'INTERNAL' }),
        }
      : null;
  return (
    <ActDialog
      title={words.title(dayText(day))}
      document={CORRECT_PROGRESS}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <TextArea
            label={words.text}
            value={values.text}
            onChange={(value) => set('text', value)}
            fault={faultOf('text')}
            {...hintOf('text')}
          />
          <FieldRow>
            <TextField
              label={words.day}
              type="date"
              value={values.day}
              onChange={(value) => set('day', value)}
              fault={faultOf('day')}
              {...hintOf('day')}
            />
            <TextField
              label={words.minutes}
              type="number"
              min={0}
              max={1440}
              value={values.minutes}
              onChange={(value) => set('minutes', value)}
              fault={faultOf('minutes')}
              {...hintOf('minutes')}
            />
          </FieldRow>
          <Check
            label={words.partner}
            checked={values.isVisible}
            onChange={(value) => set('isVisible', value)}
          />
          <TextField
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
