import { useState } from 'react';
import { RemoveTimeOff } from '../../../acts/TimeOff';
import { dayText } from '../../../domain/dates';
import { capacity as words } from '../../../messages/en/capacity';
import { Button } from '../../../ui/Button';
import type { Row } from './HeatGrid';

type TimeOff = Row['engineer']['timeOff'][number];

interface Props {
  readonly timeOff: readonly TimeOff[];
  readonly mayChange: boolean;
}

export function Away({ timeOff, mayChange }: Props) {
  const [removed, setRemoved] = useState<TimeOff | null>(null);
  return (
    <>
      <h3>{words.timeOff}</h3>
      {timeOff.length === 0 ? <p>{words.noTimeOff}</p> : null}
      <ul aria-label={words.timeOff}>
        {timeOff.map((each) => (
          <li key={each.id}>
            {words.days(dayText(each.from), dayText(each.to))}{' '}
            {mayChange ? (
              <Button
                kind="quiet"
                onPress={() => setRemoved(each)}
                aria-label={words.removeOf(dayText(each.from))}
              >
                {words.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {removed ? <RemoveTimeOff timeOff={removed} onClose={() => setRemoved(null)} /> : null}
    </>
  );
}
