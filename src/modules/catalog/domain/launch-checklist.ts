import { type EngagementStage, STAGES } from '../../../kernel/enums.js';
import { type UserError, userError } from '../../../kernel/errors.js';

export const CHECKLIST_KINDS = ['TECHNICAL', 'SECURITY', 'COMPLIANCE', 'LEGAL', 'OPERATIONS'] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

/** What a launch checklist asks for. */
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

/** An item with its place in the list. */
export interface PlacedItem extends LaunchItem {
  readonly position: number;
}

/** A page of 50 products with their checklists, versions and operations stays below what one query may answer. */
export const MAX_CHECKLIST_ITEMS = 50;
export const CHECKLIST_CODE = /^[A-Z][A-Z0-9-]{0,39}$/;

/** Everything that is wrong with a list, beyond what its items' own rules say. */
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

/** How a list becomes another one: items that stay as they are stay the same rows. */
export interface ChecklistChanges<S extends PlacedItem> {
  readonly ended: readonly S[];
  readonly begun: readonly PlacedItem[];
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
    begun: placed.filter((item) => !current.some(stays(item))),
  };
}
