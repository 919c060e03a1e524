import { ActDialog } from '../app/ActDialog';
import { graphql } from '../app/graphql/types';
import { endAllocation as words } from '../messages/en/capacity';

const END_ALLOCATION = graphql(`
  mutation EndAllocation($input: EndAllocationInput!) {
    endAllocation(input: $input) {
      allocation {
        id
        to
        version
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
  readonly allocation: {
    readonly id: string;
    readonly version: number;
    readonly engagement: { readonly key: string };
  };
  readonly onClose: () => void;
}

export const EndAllocation = ({ allocation: { id, version, engagement }, onClose }: Props) => (
  <ActDialog
    title={words.title(engagement.key)}
    document={END_ALLOCATION}
    input={{ allocationId: id, expectedVersion: version }}
    verb={words.verb}
    done={words.done}
    danger
    onClose={onClose}
  >
    {() => <p>{words.note}</p>}
  </ActDialog>
);
