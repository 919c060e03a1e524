import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { recomputeHealth as words } from '../messages/en/acts-engagement';

const RECOMPUTE_HEALTH = graphql(`
  mutation RecomputeHealth($input: RecomputeHealthInput!) {
    recomputeHealth(input: $input) {
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof RECOMPUTE_HEALTH>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string };
  readonly onClose: () => void;
}

export function RecomputeHealth({ engagement: { id, key }, onClose }: Props) {
  const input: Input = { engagementId: id };
  return (
    <ActDialog
      title={words.title(key)}
      document={RECOMPUTE_HEALTH}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {() => <p>{words.what}</p>}
    </ActDialog>
  );
}
