import { CommitMyBlocker } from '../../acts/CommitMyBlocker';
import { CompleteMyMilestone } from '../../acts/CompleteMyMilestone';
import { ResolveMyBlocker } from '../../acts/ResolveMyBlocker';
import { SubmitMyEvidence } from '../../acts/SubmitMyEvidence';
import type { Shown } from '../page';
import type { OpenAct } from './StepActs';

interface DialogProps {
  readonly open: OpenAct;
  readonly integration: Shown;
  readonly onClose: () => void;
}

/** The dialog of an act; a blocker's is sent with the version that the page shows now. */
export default function StepDialog({ open, integration, onClose }: DialogProps) {
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
