import { ActDialog } from '../app/ActDialog';
import { graphql } from '../app/graphql/types';
import { retryJob as words } from '../messages/en/acts-admin';

const RETRY_JOB = graphql(`
  mutation RetryJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      job {
        id
        state
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

interface Props {
  readonly job: {
    readonly id: string;
    readonly queue: string;
    readonly name: string;
    readonly failedReason: string | null;
  };
  readonly onClose: () => void;
}

export const RetryJob = ({ job: { id, queue, name, failedReason }, onClose }: Props) => (
  <ActDialog
    title={words.title}
    document={RETRY_JOB}
    input={{ queue, jobId: id }}
    verb={words.verb}
    done={words.done}
    onClose={onClose}
  >
    {() => (
      <p>
        <code>{name}</code> {failedReason}
      </p>
    )}
  </ActDialog>
);
