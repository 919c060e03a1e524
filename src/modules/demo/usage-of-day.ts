import { type LocalDate, daysBetween } from '../../kernel/local-date.js';
import type { World } from './build-world.js';
import { calledOf, trafficOf } from './domain/traffic.js';
import { callsOf } from './domain/usage.js';
import type { RunningEngagement, Scene } from './running-engagement.js';

const STRAY = { clientId: 'hooli-batch', product: 'deposits', calls: 4, failing: 0, days: 3 };

/** @returns the gateway's records of a day for all clients of the engagements */
export function usageOf(
  { world, presentOn }: Scene,
  running: readonly RunningEngagement[],
  day: LocalDate,
): object[] {
  const tracked = running.flatMap((engagement) => {
    const { story, callers, liveOn } = engagement;
    if (!engagement.isAwake(day)) return [];
    const offered = story.products.flatMap((slug) => world.products.get(slug)!.operations);
    const operations = calledOf(story.arc.calls, offered);
    return [...callers].flatMap(([environment, { clientId, issuedOn }]) => {
      if (day <= issuedOn) return [];
      const traffic = trafficOf(story.arc.calls, environment, day, { liveOn, presentOn });
      return callsOf({ ...traffic, environment, clientId, day, operations });
    });
  });
  return [...tracked, ...strayOf(world, presentOn, day)];
}

/** Usage that stays in quarantine, of a recent client that nobody has registered. */
function strayOf({ products }: World, presentOn: LocalDate, day: LocalDate): object[] {
  if (daysBetween(day, presentOn) > STRAY.days) return [];
  const { operations } = products.get(STRAY.product)!;
  return callsOf({ ...STRAY, environment: 'PRODUCTION', day, operations });
}
