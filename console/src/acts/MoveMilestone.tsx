import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { todayIn } from '../domain/dates';
import { wordOf } from '../domain/words';
import { moveMilestone as words } from '../messages/en/acts-plan';
import { Select, TextArea, TextField } from '../ui/Field';
import { MilestonePreview } from './milestone-preview-later';
import { UPDATE_MILESTONE } from './update-milestone.graphql';

type Input = VariablesOf<typeof UPDATE_MILESTONE>['input'];
type Target = 'IN_PROGRESS' | 'SKIPPED' | 'NOT_STARTED';

interface Props {
  readonly milestone: {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly party: string;
    readonly version: number;
  };
  readonly to: Target;
  readonly onClose: () => void;
}

/** Starts, skips or reopens a milestone. */
export function MoveMilestone({ milestone: { id, code, title, party, version }, to, onClose }: Props) {
  const [status, setStatus] = useState(to);
  const [day, setDay] = useState(todayIn());
  const [reason, setReason] = useState('');
  const base = { milestoneId: id, expectedVersion: version, status };
  const change: Input | null = to !== 'IN_PROGRESS' ? base : day === '' ? null : { ...base, startedOn: day };
  const isExplained = reason.trim() !== '';
  const input = change && (isExplained ? { ...change, reason } : change);
  return (
    <ActDialog
      title={words.titles[to](code)}
      document={UPDATE_MILESTONE}
      input={to === 'SKIPPED' && !isExplained ? null : input}
      verb={words.verbs[to]}
      done={words.done(code)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p dir="auto">{title}</p>
          {to === 'IN_PROGRESS' ? (
            <TextField
              label={words.started}
              type="date"
              value={day}
              onChange={setDay}
              fault={faultOf('startedOn') ?? faultOf('status')}
            />
          ) : null}
          {to === 'NOT_STARTED' ? (
            <Select
              label={words.to}
              value={status}
              onChange={(value) => setStatus(value as Target)}
              options={(['NOT_STARTED', 'IN_PROGRESS'] as const).map((value) => ({
                value,
                label: wordOf(value),
              }))}
              fault={faultOf('status')}
            />
          ) : null}
          {to !== 'IN_PROGRESS' || party === 'COMPLIANCE' ? (
            <TextArea
              label={words.reason}
              {...(to === 'SKIPPED' ? { hint: words.skipHint } : {})}
              value={reason}
              onChange={setReason}
              fault={faultOf('reason') ?? (to === 'SKIPPED' ? faultOf('status') : undefined)}
            />
          ) : null}
          <MilestonePreview input={change} />
        </>
      )}
    </ActDialog>
  );
}
