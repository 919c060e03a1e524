import { roundTogether } from '../domain/round-together';

export interface Part {
  readonly key: string;
  /** Points it gives to the total. */
  readonly contribution: number;
  /** Its share of the total if it were perfect, relative to the others. */
  readonly weight: number;
}

/** What one part costs: the total falls from one value to the other. */
export interface Step {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Points lost, and how many it could give at most. */
  readonly lost: number;
  readonly most: number;
}

/** From 100 down to the total, part by part, those that cost most first, in hundredths that add up. */
export function stepsDown(parts: readonly Part[]): readonly Step[] {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return [];
  const total = parts.reduce((sum, { contribution }) => sum + contribution, 0);
  const most = parts.map(({ weight }) => (weight * 100) / weights);
  const lost = parts.map(({ contribution }, place) => Math.max(0, most[place]! - contribution));
  const shown = roundTogether(lost, 100 - hundredths(total));
  let from = 100;
  return parts
    .map(({ key }, place) => ({ key, most: most[place]!, lost: Math.min(most[place]!, shown[place]!) }))
    .toSorted((one, other) => other.lost - one.lost)
    .map((cost) => {
      const step = { ...cost, from, to: hundredths(from - cost.lost) };
      from = step.to;
      return step;
    });
}

const hundredths = (value: number) => Math.round(value * 100) / 100;
