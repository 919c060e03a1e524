import { useEffect } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { type Parsed, engagementOf, parse } from '../../../../src/kernel/quick-log/parse';
import type { Problem } from '../../../../src/kernel/quick-log/quick-log';
import type { Vocabulary } from '../../../../src/kernel/quick-log/suggest';
import { type LogInput, toInput } from '../../../../src/kernel/quick-log/to-input';
import type { ResultOf } from '../../app/graphql/types';
import { useViewer } from '../../app/viewer';
import { todayIn } from '../../domain/dates';
import { log as words } from '../../messages/en/log';
import { reasonOf } from '../../app/graphql/reason-of';
import { LOGGABLE, LOGGED_ON } from './log.graphql';

export type LoggedOn = NonNullable<ResultOf<typeof LOGGED_ON>['engagement']>;

export interface ReadLine {
  /** Key for a line without one. */
  readonly fallback: string | undefined;
  readonly parsed: Parsed;
  readonly vocabulary: Vocabulary;
  readonly engagement: LoggedOn | null;
  /** Set once the line says everything and names only what there is. */
  readonly input: LogInput | null;
  readonly problems: readonly Problem[];
}

/** How often an engagement that could not be read is asked for again. */
const RETRY_MS = 2_000;

/**
 * Reads the line as it is typed, with what its engagement has.
 * @param preferred key for a line without one; else that of the reader's engagements that was worked on last
 */
export function useLine(line: string, preferred: string | undefined): ReadLine {
  const { engineer } = useViewer();
  const [{ data: loggable }] = useQuery({
    query: LOGGABLE,
    variables: {
      filter: {
        status: { in: ['ACTIVE', 'ON_HOLD'] },
        ...(engineer ? { memberId: { in: [engineer.id] } } : {}),
      },
      orderBy: { field: 'LAST_PROGRESS_AT', direction: 'DESC' },
    },
  });
  const engagements = loggable?.engagements.nodes ?? [];
  const fallback = preferred ?? (engineer ? engagements[0]?.key : undefined);
  const { key } = engagementOf(line, fallback);
  const [{ data, fetching, error }, askAgain] = useQuery({
    query: LOGGED_ON,
    variables: { key: key ?? '' },
    pause: key === undefined,
  });
  const engagement = (key !== undefined && data?.engagement?.key === key && data.engagement) || null;
  const isUnread = error !== undefined && engagement === null;
  useEffect(() => {
    if (!isUnread) return;
    const timer = setInterval(() => askAgain({ requestPolicy: 'network-only' }), RETRY_MS);
    return () => clearInterval(timer);
  }, [isUnread, askAgain]);
  const parsed = parse(line, { today: todayIn(engagement?.timeZone), engagement: fallback });
  const open = (engagement?.blockers ?? []).filter(({ resolvedAt }) => resolvedAt === null);
  const vocabulary: Vocabulary = { engagements, milestones: engagement?.milestones ?? [], blockers: open };
  return {
    fallback,
    parsed,
    vocabulary,
    engagement,
    ...outcomeOf(parsed, engagement, { key: key ?? '', fetching, error }),
  };
}

interface Asked {
  readonly key: string;
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
}

function outcomeOf(
  parsed: Parsed,
  engagement: LoggedOn | null,
  { key, fetching, error }: Asked,
): Pick<ReadLine, 'input' | 'problems'> {
  if (!('ok' in parsed)) return { input: null, problems: parsed.problems };
  if (!engagement) {
    const message = error ? words.unread(key, reasonOf(error)) : words.noSuchEngagement(key);
    return { input: null, problems: fetching && !error ? [] : [{ at: 0, length: 0, message }] };
  }
  const made = toInput(
    parsed.ok,
    {
      id: engagement.id,
      ball: engagement.ballInCourt?.party ?? null,
      milestones: engagement.milestones,
      blockers: engagement.blockers.map((each) => ({ ...each, isOpen: each.resolvedAt === null })),
    },
    parsed.tokens,
  );
  return 'input' in made ? { input: made.input, problems: [] } : { input: null, problems: made.problems };
}
