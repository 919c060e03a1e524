import { useState } from 'react';
import { EndAllocation } from '../../../acts/EndAllocation';
import { AddTimeOff, RemoveTimeOff } from '../../../acts/TimeOff';
import { EngagementLink } from '../../../app/links';
import { useViewer } from '../../../app/viewer';
import { dayText } from '../../../domain/dates';
import { capacity as words } from '../../../messages/en/capacity';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import type { Row } from './HeatGrid';

type Shown = Row['engineer'];
type Act =
  | { readonly kind: 'add' }
  | { readonly kind: 'remove'; readonly timeOff: Shown['timeOff'][number] }
  | { readonly kind: 'end'; readonly allocation: Shown['allocations'][number] };

/** What one engineer works on, knows, and when they are away. */
export function Engineer({ engineer }: { readonly engineer: Shown }) {
  const { role, engineer: own } = useViewer();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const manages = role === 'ADMIN' || role === 'MANAGER';
  const plansTimeOff = manages || own?.id === engineer.id;
  const { allocations, timeOff, skills } = engineer;
  return (
    <Panel
      title={engineer.name}
      actions={
        plansTimeOff ? <Button onPress={() => setAct({ kind: 'add' })}>{words.addTimeOff}</Button> : null
      }
    >
      <h3>{words.allocations}</h3>
      {allocations.length === 0 ? <p>{words.noAllocations}</p> : null}
      <ul>
        {allocations.map((allocation) => (
          <li key={allocation.id}>
            <EngagementLink id={allocation.engagement.key} title={allocation.engagement.title} />{' '}
            {words.days(dayText(allocation.from), dayText(allocation.to))},{' '}
            {words.hours(allocation.hoursPerWeek, allocation.kind)}{' '}
            {manages ? (
              <Button kind="quiet" onPress={() => setAct({ kind: 'end', allocation })}>
                {words.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <h3>{words.timeOff}</h3>
      {timeOff.length === 0 ? <p>{words.noTimeOff}</p> : null}
      <ul>
        {timeOff.map((each) => (
          <li key={each.id}>
            {words.days(dayText(each.from), dayText(each.to))}{' '}
            {plansTimeOff ? (
              <Button kind="quiet" onPress={() => setAct({ kind: 'remove', timeOff: each })}>
                {words.remove}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <h3>{words.skills}</h3>
      <p dir="auto">
        {skills.map(({ apiProduct, level }) => words.skill(apiProduct.name, level)).join(', ') ||
          words.noSkills}
      </p>
      {act?.kind === 'add' ? <AddTimeOff engineer={engineer} onClose={close} /> : null}
      {act?.kind === 'remove' ? <RemoveTimeOff timeOff={act.timeOff} onClose={close} /> : null}
      {act?.kind === 'end' ? <EndAllocation allocation={act.allocation} onClose={close} /> : null}
    </Panel>
  );
}
