import type { AlertsSearch } from './search';

/** What the API is asked for. */
export function filterOf({ state, whose, acknowledged, kind, type, tier, q }: AlertsSearch) {
  const engagement = {
    ...(q ? { q } : {}),
    ...(type ? { type: { in: [...type] } } : {}),
    ...(tier ? { tier: { in: [...tier] } } : {}),
  };
  return {
    ...(state === 'all' ? {} : { open: state !== 'resolved' }),
    ...(whose ? { addressedToMe: true } : {}),
    ...(acknowledged ? { acknowledged: acknowledged === 'yes' } : {}),
    ...(kind ? { kind: { in: [...kind] } } : {}),
    ...(Object.keys(engagement).length > 0 ? { engagement } : {}),
  };
}
