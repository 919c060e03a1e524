import { useState } from 'react';
import { UpdateEngineer } from '../../../acts/UpdateEngineer';
import { AddTimeOff } from '../../../acts/TimeOff';
import { useMay } from '../../../app/rights';
import { useViewer } from '../../../app/viewer';
import { capacity as words } from '../../../messages/en/capacity';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { AllocateTo } from './AllocateTo';
import { Allocations } from './Allocations';
import { Away } from './Away';
import type { Row } from './HeatGrid';

type Act = 'allocate' | 'away' | 'change';

/** What one engineer works on, knows, and when they are away. */
export function Engineer({ engineer }: { readonly engineer: Row['engineer'] }) {
  const { engineer: own } = useViewer();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const mayAllocate = useMay('ALLOCATION_WRITE');
  const mayStaff = useMay('STAFFING_WRITE');
  // Engineers plan their own time off, whoever changes engineers that of all.
  const plansTimeOff = useMay('TIME_OFF_WRITE') && (mayStaff || own?.id === engineer.id);
  const { allocations, timeOff, skills, email, region, timeZone, weeklyCapacityHours } = engineer;
  const known = skills.map(({ apiProduct, level }) => words.skill(apiProduct.name, level)).join(', ');
  return (
    <Panel
      title={engineer.name}
      actions={
        <>
          {mayAllocate ? <Button onPress={() => setAct('allocate')}>{words.allocate}</Button> : null}
          {plansTimeOff ? <Button onPress={() => setAct('away')}>{words.addTimeOff}</Button> : null}
          {mayStaff ? <Button onPress={() => setAct('change')}>{words.change}</Button> : null}
        </>
      }
    >
      <p>{words.about(email, [region, timeZone].filter(Boolean).join(', '), weeklyCapacityHours)}</p>
      <p>
        {words.skills}: <bdi>{known || words.noSkills}</bdi>
      </p>
      {mayAllocate && plansTimeOff ? null : <p>{words.mayNotAllocate}</p>}
      <Allocations allocations={allocations} mayChange={mayAllocate} />
      <Away timeOff={timeOff} mayChange={plansTimeOff} />
      {act === 'allocate' ? <AllocateTo engineer={engineer} onClose={close} /> : null}
      {act === 'away' ? <AddTimeOff engineer={engineer} onClose={close} /> : null}
      {act === 'change' ? <UpdateEngineer engineer={engineer} onClose={close} /> : null}
    </Panel>
  );
}
