import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { wouldMove as words } from '../messages/en/acts-plan';
import { WouldMove } from './WouldMove';

const PREVIEW_MILESTONE = graphql(`
  mutation PreviewMilestone($input: UpdateMilestoneInput!) {
    updateMilestone(input: $input) {
      forecastBefore
      forecastAfter
      moved {
        beforeDue
        afterDue
        milestone {
          id
          code
          title
        }
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof PREVIEW_MILESTONE>['input'];

/** Shows what a change of a milestone will do to the plan. @param input null while something that is needed is missing */
export default function MilestonePreview({ input }: { readonly input: Input | null }) {
  const preview = usePreview(PREVIEW_MILESTONE, input && { ...input, dryRun: true });
  return <WouldMove preview={input ? preview : null} unchanged={words.waits} />;
}
