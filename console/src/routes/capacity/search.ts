import { dayOf, textOf } from '../../app/search';

const ENGINEER = /^se_[0-9a-z]{26}$/;
const KEY = /^ENG-\d{1,9}$/;

const shaped = (given: unknown, shape: RegExp): string | undefined => {
  const text = textOf(given, 100);
  return text !== undefined && shape.test(text) ? text : undefined;
};

/** What the address of the page says: the first week, whose name is searched, who is shown, and for what somebody is sought. */
export const capacitySearch = (given: Record<string, unknown>) => ({
  from: dayOf(given['from']),
  q: textOf(given['q'], 100),
  engineer: shaped(given['engineer'], ENGINEER),
  for: shaped(given['for'], KEY),
  pages: Number(shaped(given['pages'], /^\d{1,2}$/) ?? 0) || undefined,
});
export type CapacitySearch = ReturnType<typeof capacitySearch>;
