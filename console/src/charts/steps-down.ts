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

/** From 100 down to the total, part by part, those that cost most first. */
export function stepsDown(parts: readonly Part[]): readonly Step[] {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return [];
  const costs = parts.map(({ key, weight, contribution }) => {
    const most = (weight * 100) / weights;
    return { key, most, lost: Math.min(most, Math.max(0, most - contribution)) };
  });
  let from = 100;
  return costs
    .toSorted((one, other) => other.lost - one.lost)
    .map((cost) => {
      const step = { ...cost, from, to: from - cost.lost };
      from = step.to;
      return step;
    });
}
