import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { plusDays, todayIn } from '../domain/dates';
import { backtestHealthModel as words } from '../messages/en/acts-model';
import { backtests } from '../messages/en/health-models';
import { FieldRow, Select, TextField } from '../ui/Field';
import { BACKTEST_HEALTH_MODEL } from './health-model.graphql';

type Input = VariablesOf<typeof BACKTEST_HEALTH_MODEL>['input'];

const OUTCOMES = ['MISSED_BASELINE', 'WENT_QUIET', 'CANCELLED'] as const;
const USUAL_DAYS = 365;

interface Props {
  readonly model: { readonly id: string };
  /** Slug and version. */
  readonly name: string;
  readonly onStarted: (id: string) => void;
  readonly onClose: () => void;
}

/** Starts a backtest of a model over past days. */
export function BacktestHealthModel({ model, name, onStarted, onClose }: Props) {
  const today = todayIn('UTC');
  const [from, setFrom] = useState(() => plusDays(today, 1 - USUAL_DAYS));
  const [to, setTo] = useState(today);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('MISSED_BASELINE');
  const input: Input | null = from === '' || to === '' ? null : { modelId: model.id, from, to, outcome };
  return (
    <ActDialog
      title={words.title(name)}
      document={BACKTEST_HEALTH_MODEL}
      input={input}
      verb={words.verb}
      done={words.done}
      onDone={({ backtest }) => onStarted(backtest!.id)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <p>{words.what}</p>
          <FieldRow>
            <TextField
              label={words.from}
              type="date"
              max={today}
              value={from}
              onChange={setFrom}
              hint={words.hint}
              fault={faultOf('from')}
              required
            />
            <TextField
              label={words.to}
              type="date"
              max={today}
              value={to}
              onChange={setTo}
              fault={faultOf('to')}
              required
            />
          </FieldRow>
          <Select
            label={words.outcome}
            value={outcome}
            onChange={(value) => setOutcome(OUTCOMES.find((each) => each === value) ?? outcome)}
            options={OUTCOMES.map((value) => ({ value, label: backtests.outcomes[value] }))}
            fault={faultOf('outcome')}
          />
        </>
      )}
    </ActDialog>
  );
}
