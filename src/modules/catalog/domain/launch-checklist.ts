import { type EngagementStage, STAGES } from '../../../kernel/enums.js';
import { type UserError, userError } from '../../../kernel/errors.js';

export const CHECKLIST_KINDS = ['TECHNICAL', 'SECURITY', 'COMPLIANCE', 'LEGAL', 'OPERATIONS'] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

/** An item of a launch checklist. */
export interface LaunchItem {
  readonly code: string;
  readonly title: string;
  readonly kind: ChecklistKind;
  /** Stage that cannot be left without it. */
  readonly neededBy: EngagementStage;
  /** Evidence required. */
  readonly evidence: string;
  /** Whether evidence for it expires. */
  readonly expires: boolean;
}

/** An item with its position in the list. */
export interface PlacedItem extends LaunchItem {
  readonly position: number;
}

/** A page of 50 products with checklists, versions and operations stays below the objects that one query may return. */
export const MAX_CHECKLIST_ITEMS = 50;
export const CHECKLIST_CODE = /^[A-Z][A-Z0-9-]{0,39}$/;

/** All faults of a list, except those found by the rules of single items. */
export function faultsOfChecklist(items: readonly LaunchItem[]): UserError[] {
  const tooMany =
    items.length > MAX_CHECKLIST_ITEMS
      ? [userError('LIMIT_EXCEEDED', 'items', `A checklist can have at most ${MAX_CHECKLIST_ITEMS} items.`)]
      : [];
  return [...tooMany, ...items.flatMap((item, index) => faultsOfItem(item, index, items))];
}

function faultsOfItem(item: LaunchItem, index: number, items: readonly LaunchItem[]): UserError[] {
  const first = items.findIndex(({ code }) => code === item.code);
  const twice =
    first < index
      ? [userError('INVALID', `items.${index}.code`, `items.${first} also has the code ${item.code}.`)]
      : [];
  const neverLeft =
    item.neededBy === STAGES.at(-1)
      ? [
          userError(
            'INVALID',
            `items.${index}.neededBy`,
            `${item.neededBy} is the last stage and is never left; use an earlier one.`,
          ),
        ]
      : [];
  return [...twice, ...neverLeft];
}

/** Changes to a list; unchanged items keep their rows. */
export interface ChecklistChanges<S extends PlacedItem> {
  readonly ended: readonly S[];
  readonly started: readonly PlacedItem[];
}

export function checklistChanges<S extends PlacedItem>(
  current: readonly S[],
  wanted: readonly LaunchItem[],
): ChecklistChanges<S> {
  const placed = wanted.map((item, index): PlacedItem => ({ ...item, position: index + 1 }));
  const stays = (one: PlacedItem) => (other: PlacedItem) =>
    (['code', 'title', 'kind', 'neededBy', 'evidence', 'expires', 'position'] as const).every(
      (name) => one[name] === other[name],
    );
  return {
    ended: current.filter((item) => !placed.some(stays(item))),
    started: placed.filter((item) => !current.some(stays(item))),
  };
}
