import { type LocalDate, addDays } from '../../../kernel/local-date.js';
import type { EvidenceArc } from './arc.js';
import { type DemoItem, type ItemCode, checklistOf } from './checklists.js';
import { Random } from '../../../kernel/random.js';
import type { Story } from './stories.js';

/** A launch checklist item of a product in an engagement's scope, and how its evidence goes. */
export interface Need extends DemoItem {
  readonly code: ItemCode;
  /** Slug of the API product. */
  readonly product: string;
  readonly arc: Partial<EvidenceArc>;
}

const ADVICE: Partial<EvidenceArc> = { waived: 'Advice alone: nothing of it goes live.' };

/** Launch checklist items of a story's products, in order. */
export function needsOf({ products, type, arc: { evidence = [] } }: Story): Need[] {
  const usual = type === 'ADVISORY' ? ADVICE : {};
  return products.flatMap((product) =>
    checklistOf(product).map((item) => ({
      ...{ ...item, product },
      arc: evidence.find(({ code }) => code === item.code) ?? usual,
    })),
  );
}

/** Partners provide legal and operational evidence themselves. */
export function isForPartnerToProve({ kind }: Pick<Need, 'kind'>): boolean {
  return kind === 'LEGAL' || kind === 'OPERATIONS';
}

/** @returns last valid day of evidence submitted today, half a year to a year ahead; null if it does not expire */
export function lastDayOf({ code, product, expires }: Need, today: LocalDate): LocalDate | null {
  return expires ? addDays(today, 180 + new Random(`${code} ${product} ${today}`).below(180)) : null;
}
