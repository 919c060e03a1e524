import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../../platform/graphql/enums.js';

/** In the order in which kinds are listed. */
export const SEARCH_KINDS = [
  'PARTNER',
  'ENGAGEMENT',
  'API_PRODUCT',
  'SOLUTION_ENGINEER',
  'MILESTONE',
] as const;
export type SearchKindWord = (typeof SEARCH_KINDS)[number];
export const SearchKind = enumOf<SearchKindWord>('SearchKind', 'Kind of object that a search finds.', {
  PARTNER: 'A partner, by name.',
  ENGAGEMENT: 'An engagement, by key and title.',
  API_PRODUCT: 'An API product, by name.',
  SOLUTION_ENGINEER: 'A solution engineer, by name.',
  MILESTONE: 'A milestone, by code and title.',
});

@ObjectType({ description: 'An object found by a search.' })
export class SearchResult {
  @Field(() => SearchKind, { description: 'Kind of object.' }) kind!: SearchKindWord;
  @Field(() => ID, { description: 'ID of the object.' }) id!: string;
  @Field(() => String, { description: 'Its name or title.' }) title!: string;
  @Field(() => String, {
    description:
      'One line that tells it apart from others with the same title, e.g. the partner and the stage of an engagement.',
  })
  subtitle!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Key of the engagement, or of the engagement that the milestone belongs to, e.g. `ENG-142`; null for every other kind.',
  })
  key!: string | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'What to find, 2-100 characters. Case, accents and punctuation are ignored, so `%` and `_` stand for nothing. A text without letters and digits finds nothing.',
  })
  q!: string;
  @Field(() => Int, {
    ...{ nullable: true, defaultValue: 20 },
    description: 'Maximum number of results, 1-100.',
  })
  first!: number | null;
  @Field(() => [SearchKind], { nullable: true, description: 'Kinds to find; all if omitted.' })
  kinds?: readonly SearchKindWord[] | null;
}
