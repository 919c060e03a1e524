import { useEffect, useState } from 'react';
import { stringifyDocument, useQuery } from 'urql';
import { shell as words } from '../../messages/en/shell';
import { countText } from '../../domain/numbers';
import { Badge } from '../../ui/Badge';
import { graphql } from '../graphql/types';
import type { AskedAgain } from '../graphql/screen';
import { useApi } from '../graphql/use-api';

const COUNT = graphql(`
  query AlertCount {
    alerts(filter: { open: true, acknowledged: false, addressedToMe: true }, first: 1) {
      totalCount
    }
  }
`);

const CHANGED = stringifyDocument(
  graphql(`
    subscription AlertCountChanged {
      alertChanged {
        id
      }
    }
  `),
);

/** By then the first page is there. */
const COUNTED_AFTER_MS = 3_000;
const SETTLE_MS = 500;

const context = {
  requestPolicy: 'network-only',
  askedAgain: 'after-reconnecting' satisfies AskedAgain,
} as const;

/** How many open alerts address the reader and nobody has acknowledged; nothing if there are none. */
export function AlertCount() {
  const { live } = useApi();
  const [isTime, setIsTime] = useState(false);
  const [{ data }, ask] = useQuery({ query: COUNT, pause: !isTime, context });
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), COUNTED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!isTime) return undefined;
    let settling: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(settling);
      settling = setTimeout(() => ask(context), SETTLE_MS);
    };
    // Not as pages listen: the dot tells whether the page is live, which this does not make it.
    const ignore = () => undefined;
    const end = live.client.subscribe({ query: CHANGED }, { next: changed, error: ignore, complete: ignore });
    return () => {
      clearTimeout(settling);
      end();
    };
  }, [isTime, live, ask]);
  const count = data?.alerts.totalCount ?? 0;
  if (count === 0) return null;
  return (
    <>
      {' '}
      <Badge tone="warn">
        <span aria-hidden="true">{countText(count)}</span>
        <span className="visually-hidden">{words.alertCount(countText(count))}</span>
      </Badge>
    </>
  );
}
