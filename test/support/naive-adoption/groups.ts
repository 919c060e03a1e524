import { statusClassOf } from './totals.js';
import type { Call } from './world.js';

export type Dimension =
  'PARTNER' | 'APPLICATION' | 'API_PRODUCT' | 'API_VERSION' | 'OPERATION' | 'STATUS_CLASS';

export interface Name {
  readonly key: string;
  readonly label: string;
}

const CLASS_LABELS = {
  SUCCESS: 'Success (2xx, 3xx)',
  CLIENT_ERROR: 'Client error (4xx)',
  THROTTLED: 'Throttled (429)',
  SERVER_ERROR: 'Server error (5xx)',
};

/** The group of a call by a dimension. */
export const NAMES: Readonly<Record<Dimension, (call: Call) => Name>> = {
  PARTNER: ({ credential }) => nameOf(credential.application.partner),
  APPLICATION: ({ credential }) => nameOf(credential.application),
  API_PRODUCT: ({ version }) => nameOf(version.product),
  API_VERSION: ({ version }) => ({ key: version.id, label: `${version.product.name} ${version.name}` }),
  OPERATION: ({ operation }) =>
    operation
      ? { key: operation.id, label: `${operation.method} ${operation.path}` }
      : { key: 'UNMATCHED', label: 'No operation matched' },
  STATUS_CLASS: (call) => ({ key: statusClassOf(call), label: CLASS_LABELS[statusClassOf(call)] }),
};

function nameOf({ id, name }: { readonly id: string; readonly name: string }): Name {
  return { key: id, label: name };
}

export interface Group {
  readonly names: readonly Name[];
  readonly calls: readonly Call[];
}

/** The groups of calls by some dimensions, the largest first, then by key; unmatched paths come after every operation. */
export function groupsOf(calls: readonly Call[], by: readonly Dimension[]): Group[] {
  const groups = new Map<string, { names: Name[]; calls: Call[] }>();
  for (const call of calls) {
    const names = by.map((dimension) => NAMES[dimension](call));
    const place = placeOf(names);
    const group = groups.get(place) ?? { names, calls: [] };
    group.calls.push(call);
    groups.set(place, group);
  }
  return [...groups]
    .sort(
      ([one, { calls: few }], [other, { calls: many }]) => many.length - few.length || (one < other ? -1 : 1),
    )
    .map(([, group]) => group);
}

function placeOf(names: readonly Name[]): string {
  return names.map(({ key }) => (key === 'UNMATCHED' ? '~' : key)).join('\0');
}
