import { dayOfInstant, dayText } from '../../../domain/dates';
import { wordOf } from '../../../domain/words';
import { models as words } from '../../../messages/en/health-models';
import type { ModelUse } from '../page.graphql';

export const nameOf = ({ slug, version }: { readonly slug: string; readonly version: number }): string =>
  words.name(slug, version);

const day = (instant: string) => dayText(dayOfInstant(instant));

const whereOf = ({ type, tier }: ModelUse): string =>
  [type, tier].flatMap((each) => (each ? wordOf(each) : [])).join(', ') || words.all;

/** Where a model is used now, and since when. */
export const usesText = (uses: readonly ModelUse[]): string =>
  uses.map((use) => words.since(whereOf(use), day(use.since))).join('; ') || words.nowhere;

/** As `Active for Migration, 3 Nov – today`. */
export const useText = (use: ModelUse): string =>
  words.use(use.shadow, whereOf(use), day(use.since), use.until && day(use.until));
