import { useState } from 'react';
import { AllocateEngineer } from '../../../acts/AllocateEngineer';
import { type EngagementChoice, EngagementField } from '../../../app/EngagementField';
import type { EngineerChoice } from '../../../app/EngineerField';
import { capacity as words } from '../../../messages/en/capacity';
import { Dialog } from '../../../ui/Dialog';

interface Props {
  readonly engineer: EngineerChoice;
  readonly onClose: () => void;
}

/** First for which engagement, then the hours. */
export function AllocateTo({ engineer, onClose }: Props) {
  const [engagement, setEngagement] = useState<EngagementChoice | null>(null);
  if (engagement) return <AllocateEngineer engagement={engagement} engineer={engineer} onClose={onClose} />;
  return (
    <Dialog title={words.allocateTitle(engineer.name)} open onClose={onClose}>
      <EngagementField onChange={setEngagement} />
    </Dialog>
  );
}
