import { type LocalDate, addDays } from '../../../kernel/local-date.js';
import type { EvidenceArc } from './arc.js';
import { type DemoItem, type ItemCode, checklistOf } from './checklists.js';
import { Random } from './random.js';
import type { Story } from './stories.js';

/** An item of the launch checklist of a product in an engagement's scope, and how it goes there. */
export interface Need extends DemoItem {
  readonly code: ItemCode;
  /** The slug of the API product. */
  readonly product: string;
  readonly arc: Partial<EvidenceArc>;
}

const ADVICE: Partial<EvidenceArc> = { waived: 'Advice alone: nothing of it goes live.' };

/** What launch checklists ask of a story, in their order. */
export function needsOf({ products, type, arc: { evidence = [] } }: Story): Need[] {
  const usual = type === 'ADVISORY' ? ADVICE : {};
  return products.flatMap((product) =>
    checklistOf(product).map((item) => ({
      ...{ ...item, product },
      arc: evidence.find(({ code }) => code === item.code) ?? usual,
    })),
  );
}

/** What is agreed and how it is run the partner knows best. */
export function isPartnersToProve({ kind }: Pick<Need, 'kind'>): boolean {
  return kind === 'LEGAL' || kind === 'OPERATIONS';
}

/** @returns the last day of evidence that comes in today, half a year to a year ahead; null if it has none */
export function lastDayOf({ code, product, expires }: Need, today: LocalDate): LocalDate | null {
  return expires ? addDays(today, 180 + new Random(`${code} ${product} ${today}`).below(180)) : null;
}
