import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { resumeEngagement as words } from '../messages/en/acts-engagement';

const RESUME_ENGAGEMENT = graphql(`
  mutation ResumeEngagement($input: ResumeEngagementInput!) {
    resumeEngagement(input: $input) {
      engagement {
        id
        version
        status
        forecastGoLiveOn
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

type Input = VariablesOf<typeof RESUME_ENGAGEMENT>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string; readonly version: number };
  readonly onClose: () => void;
}

export function ResumeEngagement({ engagement: { id, key, version }, onClose }: Props) {
  const input: Input = { engagementId: id, expectedVersion: version };
  return (
    <ActDialog
      title={words.title(key)}
      document={RESUME_ENGAGEMENT}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {() => <p>{words.what}</p>}
    </ActDialog>
  );
}
