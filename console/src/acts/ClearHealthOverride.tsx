import { ActDialog } from '../app/ActDialog';
import type { VariablesOf } from '../app/graphql/types';
import { wordOf } from '../domain/words';
import { clearHealthOverride as words } from '../messages/en/acts-health';
import { type Banded, CLEAR_HEALTH_OVERRIDE } from './health-band.graphql';

type Input = VariablesOf<typeof CLEAR_HEALTH_OVERRIDE>['input'];

interface Props {
  readonly engagement: Banded;
  readonly onClose: () => void;
}

export function ClearHealthOverride({ engagement: { id, key, health }, onClose }: Props) {
  const input: Input = { engagementId: id };
  return (
    <ActDialog
      title={words.title(key)}
      document={CLEAR_HEALTH_OVERRIDE}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {() => <p>{health ? words.what(wordOf(health.band), wordOf(health.computedBand)) : null}</p>}
    </ActDialog>
  );
}
