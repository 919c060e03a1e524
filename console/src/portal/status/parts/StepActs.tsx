import {
  completeMyMilestone,
  commitMyBlocker,
  resolveMyBlocker,
  submitMyEvidence,
} from '../../../messages/en/acts-portal';
import type { Step } from '../../../status/types';
import { Button } from '../../../ui/Button';
import type { Shown } from '../page';

type Blocker = Shown['blockers'][number];
type Item = Shown['checklist'][number];

export type OpenAct =
  | { readonly kind: 'complete'; readonly milestone: { readonly code: string; readonly title: string } }
  | { readonly kind: 'commit' | 'resolve'; readonly blocker: Blocker }
  | { readonly kind: 'submit'; readonly item: Item };

interface Props {
  readonly step: Step;
  readonly integration: Shown;
  readonly onOpen: (act: OpenAct) => void;
}

/** What one can do about a step of one's own. */
export function StepActs({ step, integration, onOpen }: Props) {
  const { milestoneCode, blockerId, title } = step;
  const blocker = integration.blockers.find(({ id }) => id === blockerId);
  const item = integration.checklist.find(({ key }) => key === step.key);
  if (milestoneCode)
    return (
      <Button onPress={() => onOpen({ kind: 'complete', milestone: { code: milestoneCode, title } })}>
        {completeMyMilestone.open}
      </Button>
    );
  if (blocker)
    return (
      <>
        <Button onPress={() => onOpen({ kind: 'resolve', blocker })}>{resolveMyBlocker.open}</Button>
        <Button onPress={() => onOpen({ kind: 'commit', blocker })}>{commitMyBlocker.open}</Button>
      </>
    );
  if (item) return <Button onPress={() => onOpen({ kind: 'submit', item })}>{submitMyEvidence.open}</Button>;
  return null;
}
