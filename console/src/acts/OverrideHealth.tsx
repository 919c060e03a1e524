import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { oneOf } from '../app/search';
import { dayText, plusDays, todayIn } from '../domain/dates';
import { wordOf } from '../domain/words';
import { overrideHealth as words } from '../messages/en/acts-health';
import { FieldRow, Select, TextArea, TextField } from '../ui/Field';
import { type Banded, OVERRIDE_HEALTH } from './health-band.graphql';

type Input = VariablesOf<typeof OVERRIDE_HEALTH>['input'];

const BANDS = ['HEALTHY', 'AT_RISK', 'CRITICAL'] as const;
const MOST_DAYS = 60;
const USUAL_DAYS = 14;

interface Props {
  readonly engagement: Banded;
  readonly onClose: () => void;
}

/** Shows another band than the computed one, for a reason and until a day. */
export function OverrideHealth({ engagement, onClose }: Props) {
  const { id, key, timeZone, health } = engagement;
  const today = todayIn(timeZone);
  const [band, setBand] = useState<(typeof BANDS)[number]>();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => plusDays(today, USUAL_DAYS));
  const input: Input | null =
    band && reason.trim() !== '' && until !== '' ? { engagementId: id, band, reason, until } : null;
  return (
    <ActDialog
      title={words.title(key)}
      document={OVERRIDE_HEALTH}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <FieldRow>
            <Select
              label={words.band}
              none={words.choose}
              value={band ?? ''}
              onChange={(value) => setBand(oneOf(BANDS, value))}
              options={BANDS.map((value) => ({ value, label: wordOf(value) }))}
              fault={faultOf('band')}
              required
            />
            <TextField
              label={words.until}
              hint={words.untilHint(timeZone)}
              type="date"
              min={today}
              max={plusDays(today, MOST_DAYS)}
              value={until}
              onChange={setUntil}
              fault={faultOf('until')}
              required
            />
          </FieldRow>
          <TextArea
            label={words.reason}
            hint={words.reasonHint}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            fault={faultOf('reason')}
            required
          />
          {health && band && until !== '' ? (
            <p>
              {health.computedBand === band
                ? words.same(wordOf(band))
                : words.effect(wordOf(health.computedBand), wordOf(band), dayText(until))}
            </p>
          ) : null}
          {health?.override ? (
            <p dir="auto">{words.replaces(health.override.setBy, dayText(health.override.until))}</p>
          ) : null}
        </>
      )}
    </ActDialog>
  );
}
