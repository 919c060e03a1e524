import type { LocalDate } from '../../kernel/local-date.js';
import { calledOf, trafficOf } from './domain/traffic.js';
import { callsOf } from './domain/usage.js';
import type { RunningEngagement, Scene } from './running-engagement.js';

/** @returns what the gateway saw on a day of the engagements' clients */
export function usageOf(
  { world, presentOn }: Scene,
  running: readonly RunningEngagement[],
  day: LocalDate,
): object[] {
  return running.flatMap((engagement) => {
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
}
