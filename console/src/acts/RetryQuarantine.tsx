import { ActDialog } from '../app/ActDialog';
import { graphql } from '../app/graphql/types';
import { retryQuarantine as words } from '../messages/en/acts-admin';

const RETRY_QUARANTINE = graphql(`
  mutation RetryQuarantine($input: RetryQuarantineInput!) {
    retryQuarantine(input: $input) {
      counted
      waiting
      userErrors {
        code
        field
        message
      }
    }
  }
`);

interface Props {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

export const RetryQuarantine = ({ ids, onClose }: Props) => (
  <ActDialog
    title={words.title}
    document={RETRY_QUARANTINE}
    input={{ ids: [...ids] }}
    verb={words.verb}
    done={words.done}
    onClose={onClose}
  >
    {() => <p>{words.note(ids.length)}</p>}
  </ActDialog>
);
