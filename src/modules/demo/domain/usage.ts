import type { Environment } from '../../../kernel/enums.js';
import { type LocalDate, toEpochDay } from '../../../kernel/local-date.js';
import { Random } from '../../../kernel/random.js';

export interface CalledOperation {
  readonly method: string;
  readonly path: string;
}

/** Calls of one client on one day. */
export interface CallPlan {
  readonly clientId: string;
  readonly environment: Environment;
  readonly day: LocalDate;
  /** Calls on a weekday; weekends have a third of them. */
  readonly calls: number;
  readonly failing: number;
  readonly operations: readonly CalledOperation[];
}

const HOST = 'api.reimaginebanking.com';
const FAILURES = [400, 401, 404, 422, 429, 500, 503] as const;
const SECONDS_OF_A_DAY = 86_400;
const SATURDAY = 2; // 1 January 1970, epoch day 0, was a Thursday

/** @returns the day's usage records, oldest first; deterministic for the plan */
export function callsOf(plan: CallPlan): Record<string, unknown>[] {
  const { clientId, day, calls, operations } = plan;
  const random = new Random(`${clientId} ${day}`);
  const isWeekend = (toEpochDay(day) - SATURDAY + 7000) % 7 < 2;
  const count = Math.round((isWeekend ? calls / 3 : calls) * (0.8 + 0.4 * random.next()));
  const seconds = Array.from({ length: count }, () => random.below(SECONDS_OF_A_DAY)).sort((a, b) => a - b);
  return seconds.map((second, index) => {
    const { method, path } = random.pick(operations);
    return {
      id: `${clientId}-${day}-${index}`,
      time: new Date(Date.parse(`${day}T00:00:00Z`) + second * 1000).toISOString(),
      clientId,
      method,
      host: HOST,
      path: path.replace(/\{[^}]+\}/g, () => random.below(0xffffff).toString(16).padStart(6, '0')),
      status: random.next() < plan.failing ? random.pick(FAILURES) : method === 'POST' ? 201 : 200,
      latencyMs: Math.round(20 + 180 * random.next() ** 3 + (random.next() < 0.02 ? 900 : 0)),
    };
  });
}
