import { useState } from 'react';
import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { wordOf } from '../domain/words';
import { setWorkWeek as words } from '../messages/en/acts-calendar';
import { Check } from '../ui/Field';
import styles from './Rows.module.css';
import { SET_WORK_WEEK } from './calendar.graphql';

type Input = VariablesOf<typeof SET_WORK_WEEK>['input'];
type Day = NonNullable<Input['days']>[number];

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

interface Props {
  readonly region: string;
  readonly workWeek: readonly Day[];
  readonly onClose: () => void;
}

/** The working days of a region; forecasts of its engagements follow. */
export function SetWorkWeek({ region, workWeek, onClose }: Props) {
  const [days, setDays] = useState(workWeek);
  const [usual, setUsual] = useState(false);
  const chosen = DAYS.filter((day) => days.includes(day));
  const isSame = chosen.length === workWeek.length && chosen.every((day) => workWeek.includes(day));
  const input: Input | null = usual
    ? { region, days: null }
    : chosen.length === 0 || isSame
      ? null
      : { region, days: chosen };
  return (
    <ActDialog
      title={words.title(region)}
      document={SET_WORK_WEEK}
      input={input}
      verb={words.verb}
      done={({ engagements }) => words.done(engagements ?? 0)}
      onClose={onClose}
    >
      {(faultOf) => (
        <>
          <Check label={words.usual} checked={usual} onChange={setUsual} />
          {usual ? null : (
            <fieldset className={styles['rows']}>
              <legend>{words.days}</legend>
              <div className={styles['checks']}>
                {DAYS.map((day) => (
                  <Check
                    key={day}
                    label={wordOf(day)}
                    checked={days.includes(day)}
                    onChange={(works) =>
                      setDays(works ? [...days, day] : days.filter((each) => each !== day))
                    }
                  />
                ))}
              </div>
            </fieldset>
          )}
          {faultOf('days') || faultOf('region') ? (
            <p className={styles['fault']}>{faultOf('days') ?? faultOf('region')}</p>
          ) : null}
          <p>{words.note}</p>
        </>
      )}
    </ActDialog>
  );
}
