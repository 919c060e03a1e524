import { Args, Query, Resolver } from '@nestjs/graphql';
import { AppError } from '../../kernel/errors.js';
import { toTypeId } from '../../kernel/ids.js';
import { lengthOf, nameOf, trimmed } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { assertPageSize } from '../../platform/graphql/reads/lists/page-size.js';
import { Reads } from '../../platform/graphql/reads/reads.service.js';
import { subtitleOf } from './domain/search-subtitle.js';
import { readSearch } from './domain/typed-search.js';
import { SEARCH_KINDS, SearchArgs, SearchResult } from './search.graphql.js';
import { type FoundRow, ID_KINDS, searchStatement } from './search.query.js';

const LENGTH = { least: 2, most: 100 };

@Resolver()
export class SearchResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('staff:read')
  @Query(() => [SearchResult], {
    description:
      'Partners, engagements, milestones, API products and solution engineers, best match first: a key (`ENG-142`, `142`, `ENG-142/KICKOFF`); a whole name; the beginning of a key or name; names in which every word of `q` starts a word; and names with similar words, to allow for misspellings, if there are not yet enough results and `q` has at most 4 words. Equal matches are sorted by kind (PARTNER, ENGAGEMENT, API_PRODUCT, SOLUTION_ENGINEER, MILESTONE), then by name. Of milestones with the same code or title, only the 3 newest are returned; search for `ENG-142/` to find all of an engagement. The first 200 characters of names are searched. BAD_USER_INPUT if `q` or `first` is out of range.',
  })
  async search(
    @CurrentViewer() viewer: Viewer,
    @Args({ type: () => SearchArgs }) { q, first: asked, kinds }: SearchArgs,
  ): Promise<SearchResult[]> {
    const typed = nameOf(trimmed(q));
    const length = lengthOf(typed);
    if (length < LENGTH.least || length > LENGTH.most)
      throw new AppError('BAD_USER_INPUT', `\`q\` must have ${LENGTH.least}-${LENGTH.most} characters.`);
    const chosen = SEARCH_KINDS.filter((kind) => kinds?.includes(kind) ?? true);
    const statement = searchStatement(readSearch(typed), chosen, assertPageSize(asked, 'search'));
    const found = await this.reads.answer<readonly FoundRow[]>(viewer, statement);
    return (found ?? []).map(({ id, title, key, facts }) => ({
      ...{ kind: facts.kind, id: toTypeId(ID_KINDS[facts.kind], id), title, key },
      subtitle: subtitleOf(facts),
    }));
  }
}
