import { useState } from 'react';
import type { ResultOf } from '../../../app/graphql/types';
import { usePageQuery } from '../../../app/graphql/use-api';
import { dayText } from '../../../domain/dates';
import { help as words } from '../../../messages/en/portal-help';
import { Button } from '../../../ui/Button';
import { Panel } from '../../../ui/Page';
import { Empty, FailureNote } from '../../../ui/States';
import { CommentOnMyIntegration } from '../../acts/CommentOnMyIntegration';
import type { Integration } from '../page';
import { OLDER_UPDATES, type UPDATE } from '../page.graphql';
import styles from './Updates.module.css';

interface Props {
  readonly integration: Integration;
  readonly hasEnded: boolean;
}

/** What both sides wrote, newest first, and a place to write. */
export function Updates({ integration: { key, updates }, hasEnded }: Props) {
  const { nodes, pageInfo } = updates;
  return (
    <Panel title={words.updates}>
      {hasEnded ? null : <CommentOnMyIntegration integration={key} />}
      {nodes.length === 0 ? <Empty>{words.noUpdates}</Empty> : null}
      <Feed updates={nodes} />
      <More id={key} pageInfo={pageInfo} />
    </Panel>
  );
}

type Update = ResultOf<typeof UPDATE>;

const Feed = ({ updates }: { readonly updates: readonly Update[] }) => (
  <ol className={styles['feed']} data-list="">
    {updates.map(({ id, author, day, text, withdrawn }) => (
      <li key={id}>
        <p className={styles['who']}>
          <strong dir="auto">{author}</strong> <time dateTime={day}>{dayText(day)}</time>
        </p>
        <p className={withdrawn ? styles['withdrawn'] : styles['text']} dir="auto">
          {text}
        </p>
      </li>
    ))}
  </ol>
);

interface MoreProps {
  /** Key of the integration. */
  readonly id: string;
  readonly pageInfo: Integration['updates']['pageInfo'];
}

/** Each page begins where the one before ends now, so that nothing is missed when updates are added. */
function More({ id, pageInfo: { hasNextPage, endCursor } }: MoreProps) {
  const [open, setOpen] = useState(false);
  if (!hasNextPage || endCursor === null) return null;
  if (open) return <Older id={id} after={endCursor} />;
  return (
    <p>
      <Button onPress={() => setOpen(true)}>{words.older}</Button>
    </p>
  );
}

function Older({ id, after }: { readonly id: string; readonly after: string }) {
  const { data, error, retry } = usePageQuery(OLDER_UPDATES, { key: id, after });
  const updates = data?.myIntegration?.updates;
  return (
    <>
      {error ? <FailureNote error={error} retry={retry} /> : null}
      {updates ? <Feed updates={updates.nodes} /> : null}
      {updates ? <More id={id} pageInfo={updates.pageInfo} /> : null}
    </>
  );
}
