import type { IdKind } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import type { SearchFacts } from './domain/search-subtitle.js';
import type { TypedSearch } from './domain/typed-search.js';
import { SEARCH_KINDS, type SearchKindWord } from './search.graphql.js';

export const ID_KINDS: Readonly<Record<SearchKindWord, IdKind>> = {
  PARTNER: 'partner',
  ENGAGEMENT: 'engagement',
  API_PRODUCT: 'apiProduct',
  SOLUTION_ENGINEER: 'engineer',
  MILESTONE: 'milestone',
};

export interface FoundRow {
  readonly id: string;
  readonly title: string;
  readonly key: string | null;
  readonly facts: SearchFacts;
}

/** Results for milestones with the same name: playbooks give the same ones to thousands of engagements. */
const SAME_MILESTONES = 3;
/** Words that are compared with similar ones; a query with more words is only searched as it is. */
const MAX_SPELLED = 4;
const MIN_SPELLED_LENGTH = 3;
const SIMILAR_WORDS = 3;
const MIN_LIKENESS = 0.25;
/** Names with a word are counted up to this number. */
const MANY_NAMES = 20;

const RANK = { exact: 0, whole: 1, prefix: 2, words: 3, similar: 4 };
const MAX_DIGITS = 18;

/** Condition that a column of collation "C" starts with a text; an index on the column serves it. */
const startsWith = (column: string, text: string) =>
  `${column} >= ${text} and ${column} < ${text} || U&'\\+10FFFF'`;

/** The typed words, as patterns (each must start a word of the name), and the one that fewest names have, to begin with. */
const ASKED = `
  select t.words, t.list, array(select '% ' || w || '%' from unnest(t.list) w) as patterns,
    (select w from unnest(t.list) w
      order by (select count(*) from (
          select from search_name s where s.kind = any ($4::text[]) and ${startsWith('s.word', 'w')} limit ${MANY_NAMES}
        ) c), char_length(w) desc, w
      limit 1) as rarest
  from (select n.words, string_to_array(n.words, ' ') as list from search_words($1) n (words)) t`;

/** Names that start with the text. Uses search_name_by_start. */
const PREFIXED = `
  select k.kind, n.words, case when n.words = a.words then ${RANK.whole} else ${RANK.prefix} end as rank, 1::real as likeness
  from asked a
  cross join kind k
  cross join lateral (
    select s.words from search_name s
    where s.starts and s.kind = k.kind and ${startsWith('s.words', 'a.words')}
    order by s.words limit $5
  ) n
  where a.words <> ''`;

/** Names in which every word of the text starts a word, in any order, if needed. Uses search_name_by_word. */
const WORDED = `
  select k.kind, n.words, ${RANK.words} as rank, 1::real as likeness
  from asked a
  cross join kind k
  cross join lateral (
    select s.words from search_name s
    where s.kind = k.kind and ${startsWith('s.word', 'a.rarest')} and ' ' || s.words like all (a.patterns)
    order by s.word, s.words limit $5
  ) n
  where (select count(*) from prefixed) < $5`;

/** Each typed word, and the most similar words of names that do not start with it, if needed. Uses search_word_by_likeness. */
const SPELLING = `
  select w.typed, o.word, o.likeness
  from asked a
  cross join unnest(a.list) as w (typed)
  cross join lateral (
    select w.typed as word, 1::real as likeness
    union all
    select d.word, 1 - d.distance
    from (
      select s.word, s.word <-> w.typed as distance from search_word s
      where char_length(w.typed) >= ${MIN_SPELLED_LENGTH} and w.typed ~ '[^0-9]' and not starts_with(s.word, w.typed)
      order by s.word <-> w.typed limit ${SIMILAR_WORDS}
    ) d
    where d.distance <= 1 - ${MIN_LIKENESS}
  ) o
  where cardinality(a.list) <= ${MAX_SPELLED}
    and (select count(*) from prefixed) + (select count(*) from worded) < $5`;

/** Like WORDED, but a similar word will do, too; likeness is the mean over the typed words. */
const SIMILAR = `
  select k.kind, n.words, ${RANK.similar} as rank, l.likeness
  from asked a
  join spelling p on p.typed = a.rarest
  cross join kind k
  cross join lateral (
    select s.words from search_name s
    where s.kind = k.kind and ${startsWith('s.word', 'p.word')}
      and not exists (select from alternative o where not ' ' || s.words like any (o.patterns))
    order by s.word, s.words limit $5
  ) n
  cross join lateral (
    select avg(t.likeness)::real as likeness
    from (
      select max(g.likeness) as likeness from spelling g
      where ' ' || n.words like '% ' || g.word || '%'
      group by g.typed
    ) t
  ) l
  where exists (select from spelling where likeness < 1)`;

/** What has these names, the newest first. Uses search_entry_by_words. */
const NAMED = `
  select n.kind, n.rank, n.likeness, n.words as sort_key, e.subject_id
  from (
    select u.kind, u.words, min(u.rank) as rank, max(u.likeness) as likeness
    from (select * from prefixed union all select * from worded union all select * from similar_name) u
    group by u.kind, u.words
  ) n
  cross join lateral (
    select s.subject_id from search_entry s
    where s.kind = n.kind and s.words = n.words
    order by s.subject_id desc limit case when n.kind = 'MILESTONE' then ${SAME_MILESTONES} else $5 end
  ) e`;

/** Engagements with that number, and with numbers that start with it. Uses engagement_number_key. */
const NUMBERED = `
  select 'ENGAGEMENT' as kind, case when d.digits = 0 then ${RANK.exact} else ${RANK.prefix} end as rank, 1::real as likeness,
    lpad(n.number::text, ${MAX_DIGITS + 1}, '0') collate "C" as sort_key, n.id as subject_id
  from (values ${Array.from({ length: MAX_DIGITS }, (_each, digits) => `(${digits})`).join(', ')}) as d (digits)
  cross join lateral (
    select e.id, e.number from engagement e
    where e.number >= $2::bigint * (10 ^ d.digits)::bigint and e.number < ($2::bigint + 1) * (10 ^ d.digits)::bigint
    order by e.number limit $5
  ) n
  where $3::text is null and 'ENGAGEMENT' = any ($4::text[]) and d.digits <= ${MAX_DIGITS} - char_length($2::bigint::text)`;

/** Milestones of the engagement with that number whose code starts with the text. */
const CODED = `
  select 'MILESTONE' as kind, case when m.code = $3 then ${RANK.exact} else ${RANK.prefix} end as rank, 1::real as likeness,
    lpad(m.position::text, ${MAX_DIGITS}, '0') collate "C" as sort_key, m.id as subject_id
  from engagement e
  join milestone m on m.engagement_id = e.id and starts_with(m.code, $3)
  where e.number = $2::bigint and 'MILESTONE' = any ($4::text[])`;

const TITLE = `case f.kind when 'MILESTONE' then m.title when 'ENGAGEMENT' then e.title when 'PARTNER' then p.name
  when 'API_PRODUCT' then a.name else s.name end`;
const FACTS = `case f.kind
  when 'MILESTONE' then json_build_object('kind', f.kind, 'code', m.code, 'key', e.key, 'partner', p.name, 'status', m.status)
  when 'ENGAGEMENT' then json_build_object('kind', f.kind, 'partner', p.name, 'stage', e.stage, 'status', e.status)
  when 'PARTNER' then json_build_object('kind', f.kind, 'partnerKind', p.kind, 'tier', p.tier, 'region', p.region)
  when 'API_PRODUCT' then json_build_object('kind', f.kind, 'capability', a.capability)
  else json_build_object('kind', f.kind, 'email', s.email) end`;

const KINDS = SEARCH_KINDS.map((kind, place) => `('${kind}', ${place})`).join(', ');
const IN_ORDER = 'f.rank, k.place, f.likeness desc, f.sort_key, f.subject_id desc';

/**
 * $1 is the text, $2 a number, $3 a code, $4 the kinds, $5 the number of results. No part reads more than $5 names
 * per kind, however many match, unless a text has several words: then the names with its rarest word are filtered.
 */
const SEARCH = `
  with asked as materialized (${ASKED}),
  kind as materialized (select k.kind, k.place from (values ${KINDS}) k (kind, place) where k.kind = any ($4::text[])),
  prefixed as materialized (${PREFIXED}),
  worded as materialized (${WORDED}),
  spelling as materialized (${SPELLING}),
  alternative as materialized (
    select g.typed, array_agg('% ' || g.word || '%') as patterns from spelling g group by g.typed
  ),
  similar_name as materialized (${SIMILAR}),
  found as (
    select distinct on (f.kind, f.subject_id) f.*
    from (${NAMED} union all ${NUMBERED} union all ${CODED}) f
    order by f.kind, f.subject_id, f.rank, f.likeness desc, f.sort_key
  ),
  best as materialized (
    select f.*, row_number() over (order by ${IN_ORDER}) as nth
    from found f join kind k on k.kind = f.kind
    order by nth limit $5
  )
  select coalesce(json_agg(
      json_build_object('id', f.subject_id, 'title', ${TITLE}, 'key', e.key, 'facts', ${FACTS}) order by f.nth
    ), '[]'::json)::text as answer
  from best f
  left join milestone m on f.kind = 'MILESTONE' and m.id = f.subject_id
  left join engagement e on e.id = case f.kind when 'ENGAGEMENT' then f.subject_id else m.engagement_id end
  left join partner p on p.id = case f.kind when 'PARTNER' then f.subject_id else e.partner_id end
  left join api_product a on f.kind = 'API_PRODUCT' and a.id = f.subject_id
  left join solution_engineer s on f.kind = 'SOLUTION_ENGINEER' and s.id = f.subject_id
  where coalesce(e.id, p.id, a.id, s.id) is not null`;

/** Returns FoundRows, best first. */
export function searchStatement(
  { text, number, code }: TypedSearch,
  kinds: readonly SearchKindWord[],
  first: number,
): Statement {
  return { mayLag: true, name: 'search', text: SEARCH, values: [text, number, code, kinds, first] };
}
