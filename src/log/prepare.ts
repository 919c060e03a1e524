import { localDay, type LocalDate } from '../kernel/local-date.js';
import { engagementOf, parse } from '../kernel/quick-log/parse.js';
import type { Problem, QuickLog, Token } from '../kernel/quick-log/quick-log.js';
import { type LogInput, toInput } from '../kernel/quick-log/to-input.js';
import type { GraphqlClient } from './graphql-client.js';
import { findEngagement, type FoundEngagement, serverNow } from './operations.js';

export interface Line {
  readonly text: string;
  /** Key of the engagement, if the line has none. */
  readonly engagement: string | undefined;
}

/** A line that is understood. */
export interface ReadyLog {
  readonly log: QuickLog;
  readonly engagement: FoundEngagement;
  readonly input: LogInput;
  /** In the engagement's time zone. */
  readonly today: LocalDate;
}
type Problems = { readonly problems: readonly Problem[] };

/** Reads a line and looks up what it names; without any request, if it is not understood on any day. */
export async function prepare(
  line: Line,
  url: string,
  client: () => GraphqlClient,
): Promise<ReadyLog | Problems> {
  const about = engagementOf(line.text, line.engagement);
  if ('problems' in about) return about;
  const [engagement, now] = await Promise.all([findEngagement(client(), about.key), serverNow(url)]);
  if (!engagement) return { problems: [unknownEngagement(about)] };
  const today = localDay(now, engagement.timeZone);
  const parsed = parse(line.text, { today, engagement: line.engagement });
  if ('problems' in parsed) return parsed;
  const made = toInput(parsed.ok, foundOf(engagement), parsed.tokens);
  return 'problems' in made ? made : { log: parsed.ok, engagement, input: made.input, today };
}

function foundOf({ id, ballInCourt, milestones, blockers }: FoundEngagement) {
  return {
    ...{ id, milestones, ball: ballInCourt?.party ?? null },
    blockers: blockers.map((blocker) => ({ ...blocker, isOpen: blocker.resolvedAt === null })),
  };
}

function unknownEngagement({
  key,
  tokens,
}: {
  readonly key: string;
  readonly tokens: readonly Token[];
}): Problem {
  const { at, length } = tokens.find(({ kind }) => kind === 'engagement') ?? { at: 0, length: 0 };
  return { at, length, message: `There is no engagement ${key}, or you may not see it.` };
}
