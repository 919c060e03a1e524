import type { EngagementType, PartnerTier } from '../../../kernel/enums.js';
import { refuse } from '../../../kernel/errors.js';

/** A type and tier of engagements; null stands for all. */
export interface Place {
  readonly type: EngagementType | null;
  readonly tier: PartnerTier | null;
}

/** A current use of a model. */
export interface Use extends Place {
  readonly modelId: string;
  readonly shadow: boolean;
}

export interface ActivationFor {
  /** Null for all types. */
  readonly types: readonly EngagementType[] | null;
  /** Null for all tiers. */
  readonly tiers: readonly PartnerTier[] | null;
}

/**
 * Every combination of the types and tiers.
 * @throws Refusal if a list is empty
 */
export function placesOf({ types, tiers }: ActivationFor): Place[] {
  return choices('types', types).flatMap((type) => choices('tiers', tiers).map((tier) => ({ type, tier })));
}

function choices<T>(field: string, chosen: readonly T[] | null): readonly (T | null)[] {
  if (chosen === null) return [null];
  if (chosen.length === 0) refuse('INVALID', field, 'An empty list matches nothing; omit it for all.');
  return [...new Set(chosen)];
}

export interface UseChanges<U extends Use> {
  readonly ended: readonly U[];
  readonly begun: readonly Place[];
}

/**
 * What an activation changes: the model takes the place of the one that was active there, and ends the shadow there, and its own
 * shadows wherever it is active now; a shadow only takes the place of the shadow. Where the model already is what it should be,
 * nothing begins.
 * @param current all current uses
 * @throws Refusal if a shadow would run beside itself
 */
export function changesOf<U extends Use>(
  current: readonly U[],
  places: readonly Place[],
  { modelId, shadow }: { readonly modelId: string; readonly shadow: boolean },
): UseChanges<U> {
  const at = (place: Place) => current.filter((use) => isAt(use, place));
  const isIt = (use: Use) => use.modelId === modelId && use.shadow === shadow;
  const begun = places.filter((place) => !at(place).some(isIt));
  if (shadow) {
    const twice = places.find((place) => activeAt(current, place)?.modelId === modelId);
    if (twice) refuse('NOT_ALLOWED_IN_STATE', 'modelId', `The model is already active for ${nameOf(twice)}.`);
    return { ended: places.flatMap(at).filter((use) => use.shadow && !isIt(use)), begun };
  }
  const replaced = places.flatMap(at).filter((use) => !isIt(use));
  const after = [
    ...current.filter((use) => !replaced.includes(use)),
    ...begun.map((place) => ({ ...place, modelId, shadow })),
  ];
  const ownShadows = current.filter(
    (use) =>
      use.shadow &&
      use.modelId === modelId &&
      !replaced.includes(use) &&
      activeAt(after, use)?.modelId === modelId,
  );
  return { ended: [...replaced, ...ownShadows], begun };
}

const isAt = (use: Use, { type, tier }: Place): boolean => use.type === type && use.tier === tier;

/** The active use that applies to all of a place; the most specific wins. */
function activeAt(uses: readonly Use[], { type, tier }: Place): Use | undefined {
  const wider: readonly Place[] = [
    { type, tier },
    { type, tier: null },
    { type: null, tier },
    { type: null, tier: null },
  ];
  const active = uses.filter(({ shadow }) => !shadow);
  for (const place of wider) {
    const found = active.find((use) => isAt(use, place));
    if (found) return found;
  }
  return undefined;
}

function nameOf({ type, tier }: Place): string {
  return `${type ?? 'all types'} and ${tier ?? 'all tiers'}`;
}
