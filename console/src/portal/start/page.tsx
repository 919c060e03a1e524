import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSubscription } from 'urql';
import type { ResultOf } from '../../app/graphql/types';
import { usePageQuery } from '../../app/graphql/use-api';
import { useViewer } from '../../app/viewer';
import { dayText, relativeDay } from '../../domain/dates';
import { shareText } from '../../domain/numbers';
import { portal } from '../../messages/en/portal';
import { status as statusWords } from '../../messages/en/status';
import { StageRail } from '../../status/StageRail';
import { firstDue, isLive } from '../../status/stages';
import { Badge, WordBadge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Page as Frame } from '../../ui/Page';
import { Empty, Loaded } from '../../ui/States';
import { useHeads } from '../frame/heads';
import { CARD_CHANGED, PORTAL_START } from './page.graphql';
import styles from './page.module.css';

const words = portal.start;
/** A socket has 20 subscriptions at most. */
const MOST_LIVE = 12;

/** The partner's integrations; where there is one, its status is the start page. */
export function Page(): React.JSX.Element {
  const only = useViewer().partner?.onlyIntegrationKey ?? null;
  const heads = useHeads();
  const isStillOnly = only !== null && (heads.get(only)?.others.length ?? 1) < 2;
  return isStillOnly ? <Navigate to="/portal/$key" params={{ key: only }} replace /> : <Integrations />;
}

function Integrations() {
  const [after, setAfter] = useState<string | null>(null);
  const answer = usePageQuery(PORTAL_START, { after });
  return (
    <Frame title={words.title}>
      <Loaded answer={answer} lines={10}>
        {({ myIntegrations: { nodes, pageInfo } }) => {
          if (nodes.length === 0) return <Empty>{words.none}</Empty>;
          if (nodes.length === 1 && !pageInfo.hasNextPage)
            return <Navigate to="/portal/$key" params={{ key: nodes[0]!.key }} replace />;
          return (
            <>
              <ul className={styles['list']} data-list="">
                {nodes.map((each, place) => (
                  <Card key={each.key} integration={each} isLive={place < MOST_LIVE} />
                ))}
              </ul>
              {pageInfo.hasNextPage ? (
                <p>
                  <Button onPress={() => setAfter(pageInfo.endCursor)} busy={answer.stale}>
                    {words.more}
                  </Button>
                </p>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Frame>
  );
}

type Integration = ResultOf<typeof PORTAL_START>['myIntegrations']['nodes'][number];

interface CardProps {
  readonly integration: Integration;
  /** Whether changes by others show at once. */
  readonly isLive: boolean;
}

function Card({ integration, isLive: isWatched }: CardProps) {
  const { key, title, stage, status, percentComplete, forecastGoLiveOn: day, waitingOn } = integration;
  useSubscription({ query: CARD_CHANGED, variables: { key }, pause: !isWatched });
  const facts = [
    words.complete(shareText(percentComplete / 100)),
    day ? (isLive(integration) ? words.live(dayText(day)) : words.goLive(dayText(day))) : '',
  ];
  return (
    <li className={styles['card']} data-row="">
      <p className={styles['head']}>
        <span className={styles['key']}>{key}</span>
        {status === 'ACTIVE' ? null : <WordBadge value={status} />}
        {waitingOn === 'PARTNER' ? <Badge tone="warn">{statusWords.yourTurn}</Badge> : null}
      </p>
      <h2>
        <Link to="/portal/$key" params={{ key }} dir="auto">
          {title}
        </Link>
      </h2>
      <p className={styles['facts']}>{facts.filter(Boolean).join(' · ')}</p>
      <StageRail stage={stage} />
      <p>{stepsOf(integration)}</p>
    </li>
  );
}

function stepsOf({ waitingForYou }: Integration): string {
  if (waitingForYou.length === 0) return words.nothing;
  const due = firstDue(waitingForYou);
  return words.steps(waitingForYou.length) + (due ? words.due(relativeDay(due)) : '');
}
