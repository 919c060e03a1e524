import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { wouldMove as words } from '../messages/en/acts-plan';
import { MOVED } from './Moved';
import { WouldMove } from './WouldMove';

const PREVIEW_MILESTONE = graphql(
  `
    mutation PreviewMilestone($input: UpdateMilestoneInput!) {
      updateMilestone(input: $input) {
        forecastBefore
        forecastAfter
        moved {
          ...Moved
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVED],
);

type Input = VariablesOf<typeof PREVIEW_MILESTONE>['input'];

/**
 * Shows what a change of a milestone will do to the plan.
 * @param input null while something that is needed is missing; without a reason, which does not matter for what would move
 */
export default function MilestonePreview({ input }: { readonly input: Omit<Input, 'reason'> | null }) {
  const preview = usePreview(
    PREVIEW_MILESTONE,
    input && ({ ...input, reason: words.preview, dryRun: true } satisfies Input),
  );
  return <WouldMove preview={input ? preview : null} unchanged={words.waits} />;
}
