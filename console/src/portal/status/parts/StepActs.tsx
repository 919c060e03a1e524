import {
  completeMyMilestone,
  commitMyBlocker,
  resolveMyBlocker,
  submitMyEvidence,
} from '../../../messages/en/acts-portal';
import type { Step } from '../../../status/types';
import { Button } from '../../../ui/Button';
import { CommitMyBlocker } from '../../acts/CommitMyBlocker';
import { CompleteMyMilestone } from '../../acts/CompleteMyMilestone';
import { ResolveMyBlocker } from '../../acts/ResolveMyBlocker';
import { SubmitMyEvidence } from '../../acts/SubmitMyEvidence';
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

interface DialogProps {
  readonly open: OpenAct;
  readonly integration: Shown;
  readonly onClose: () => void;
}

/** The dialog of an act; a blocker's is sent with the version that the page shows now. */
export function StepDialog({ open, integration, onClose }: DialogProps) {
  const { key, blockers } = integration;
  switch (open.kind) {
    case 'complete':
      return <CompleteMyMilestone integration={key} milestone={open.milestone} onClose={onClose} />;
    case 'commit': {
      const blocker = blockers.find(({ id }) => id === open.blocker.id) ?? open.blocker;
      return <CommitMyBlocker blocker={blocker} onClose={onClose} />;
    }
    case 'resolve':
      return <ResolveMyBlocker blocker={open.blocker} onClose={onClose} />;
    case 'submit':
      return <SubmitMyEvidence integration={key} item={open.item} onClose={onClose} />;
  }
}
