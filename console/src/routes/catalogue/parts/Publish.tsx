import { PRODUCTS_TO_CHOOSE } from '../../../acts/credential.graphql';
import PublishPlaybook from '../../../acts/PublishPlaybook';
import { usePageQuery } from '../../../app/graphql/use-api';
import type { Playbook } from '../page.graphql';

interface Props {
  readonly playbooks: readonly Playbook[];
  readonly slug: string | undefined;
  readonly onClose: () => void;
}

/** Conditions of milestones name any API product, not only those that the page lists. */
export default function Publish(props: Props) {
  const { data } = usePageQuery(PRODUCTS_TO_CHOOSE, { first: 100 });
  return <PublishPlaybook {...props} products={data?.apiProducts.nodes ?? []} />;
}
