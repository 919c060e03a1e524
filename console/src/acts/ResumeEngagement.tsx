import { ActDialog } from '../app/ActDialog';
import { type VariablesOf, graphql } from '../app/graphql/types';
import { usePreview } from '../app/graphql/use-preview';
import { resumeEngagement as words } from '../messages/en/acts-engagement';
import { MOVE_PREVIEW, MovePreview } from './MovePreview';

const RESUME_ENGAGEMENT = graphql(
  `
    mutation ResumeEngagement($input: ResumeEngagementInput!) {
      resumeEngagement(input: $input) {
        engagement {
          id
          version
          status
          forecastGoLiveOn
        }
        preview {
          ...MovePreview
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `,
  [MOVE_PREVIEW],
);

type Input = VariablesOf<typeof RESUME_ENGAGEMENT>['input'];

interface Props {
  readonly engagement: { readonly id: string; readonly key: string; readonly version: number };
  readonly onClose: () => void;
}

export function ResumeEngagement({ engagement: { id, key, version }, onClose }: Props) {
  const input: Input = { engagementId: id, expectedVersion: version };
  const preview = usePreview(RESUME_ENGAGEMENT, { ...input, dryRun: true });
  return (
    <ActDialog
      title={words.title(key)}
      document={RESUME_ENGAGEMENT}
      input={input}
      verb={words.verb}
      done={words.done}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.what}</p>
          <MovePreview preview={preview} />
        </>
      )}
    </ActDialog>
  );
}
