import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { usePageQuery } from '../app/graphql/use-api';
import { todayIn } from '../domain/dates';
import { type HolidayLine, holidayText, readHolidays } from '../domain/holiday-lines';
import { setHolidays as words } from '../messages/en/acts-calendar';
import { Dialog } from '../ui/Dialog';
import { TextArea } from '../ui/Field';
import { Loaded } from '../ui/States';
import { HOLIDAYS_TO_EDIT, SET_HOLIDAYS } from './calendar.graphql';

type Input = VariablesOf<typeof SET_HOLIDAYS>['input'];

const YEARS_BACK = 10;
const YEARS_AHEAD = 9;

interface Props {
  readonly region: string;
  readonly onClose: () => void;
}

/** All public holidays of a region, a line each, since the API replaces them together. */
export function SetHolidays({ region, onClose }: Props) {
  const year = Number(todayIn('UTC').slice(0, 4));
  const [first, last] = [year - YEARS_BACK, year + YEARS_AHEAD];
  const answer = usePageQuery(HOLIDAYS_TO_EDIT, {
    ...{ region, from: `${first}-01-01`, lastPast: `${year - 1}-12-31` },
    ...{ thisYear: `${year}-01-01`, to: `${last}-12-31` },
  });
  if (answer.data) {
    const { past, coming } = answer.data;
    // Those to come are what one has come to change.
    return <Lines region={region} span={[first, last]} holidays={[...coming, ...past]} onClose={onClose} />;
  }
  return (
    <Dialog title={words.title(region)} open onClose={onClose}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Dialog>
  );
}

interface LinesProps extends Props {
  readonly span: readonly [number, number];
  readonly holidays: readonly HolidayLine[];
}

function Lines({ region, span, holidays, onClose }: LinesProps) {
  const [before] = useState(() => holidayText(holidays));
  const [text, setText] = useState(before);
  const { days, wrong } = readHolidays(text);
  const input: Input | null = wrong !== null || text === before ? null : { region, days: [...days] };
  return (
    <ActDialog
      title={words.title(region)}
      document={SET_HOLIDAYS}
      input={input}
      verb={words.verb}
      done={({ engagements, warnings }) => words.done(engagements ?? 0, warnings ?? [])}
      onClose={onClose}
      wide
    >
      {(faultOf) => (
        <>
          <TextArea
            label={words.lines}
            hint={words.linesHint}
            rows={14}
            value={text}
            onChange={setText}
            fault={wrong === null ? faultOf('days') : words.wrong(wrong)}
            autoFocus
          />
          <p>{words.note(...span)}</p>
        </>
      )}
    </ActDialog>
  );
}
