import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be found, and by which of its columns. */
const SEARCHED = [
  { kind: 'PARTNER', table: 'partner', names: ['name'] },
  { kind: 'ENGAGEMENT', table: 'engagement', names: ['title'] },
  { kind: 'API_PRODUCT', table: 'api_product', names: ['name'] },
  { kind: 'SOLUTION_ENGINEER', table: 'solution_engineer', names: ['name'] },
  { kind: 'MILESTONE', table: 'milestone', names: ['code', 'title'] },
] as const;
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/**
 * Names that can be searched, kept by triggers; see ADR 51. pg_trgm is a trusted extension: whoever may CREATE in the database
 * may make it.
 */
export class Search1795305600270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TRIGGERS);
    for (const { kind, table, names } of SEARCHED)
      await runner.query(`
        insert into search_entry (kind, subject_id, words)
          select distinct '${kind}', t.id, w.words
          from ${table} t cross join unnest(array[${names.map((name) => `t.${name}`).join(', ')}]) c (name)
            cross join search_words(c.name) w (words)
          where w.words <> '';
        create trigger enter_in_search after insert on ${table} referencing new table as entered
          for each statement execute function enter_in_search(${quoted([kind, ...names])});
        create trigger rename_in_search after update of ${names.join(', ')} on ${table} for each row
          when (${names.map((name) => `old.${name} is distinct from new.${name}`).join(' or ')})
          execute function enter_in_search(${quoted([kind, ...names])});
      `);
    await runner.query(`
      create index search_entry_by_words on search_entry (kind, words, subject_id);
      create index search_entry_of_subject on search_entry (subject_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table } of SEARCHED)
      await runner.query(`
        drop trigger rename_in_search on ${table};
        drop trigger enter_in_search on ${table};
      `);
    await runner.query(`
      drop table search_entry, search_name, search_word;
      drop function enter_in_search, enter_search_names, search_words;
      -- Where somebody else had made the extension it stays.
      do $$ begin drop extension pg_trgm; exception when insufficient_privilege then null; end $$;
    `);
  }
}

const TABLES = `
  create extension if not exists pg_trgm;

  -- The words of a name, with single spaces between them: letters and digits, without case and accents. Shortened, because a
  -- B-tree takes at most 2,704 bytes, and one character can become 18.
  create function search_words(name text) returns text language sql immutable strict parallel safe
    return rtrim(left(ltrim(regexp_replace(
      regexp_replace(normalize(casefold(name collate name_order), nfkd) collate pg_c_utf8, '[\\u0300-\\u036f]+', '', 'g'),
      '[^[:alnum:]]+', ' ', 'g')), 200)) collate "C";

  create table search_entry (
    kind text not null check (kind in (${quoted(SEARCHED.map(({ kind }) => kind))})),
    subject_id uuid not null,
    words text collate "C" not null
  );

  -- Each name once, with each of its words, however many milestones have it. Not unique: with a unique index, transactions
  -- that enter the same new name would wait for each other. Concurrent ones may enter it twice, which does no harm.
  create table search_name (
    kind text not null,
    word text collate "C" not null,
    words text collate "C" not null,
    starts boolean not null -- whether the name starts with the word
  );
  create index search_name_by_word on search_name (kind, word, words);
  create index search_name_by_start on search_name (kind, words) where starts;

  -- What misspelled words are compared with.
  create table search_word (word text collate "C" not null);
  create index search_word_by_word on search_word (word);
  create index search_word_by_likeness on search_word using gist (word gist_trgm_ops(siglen = 32));

  grant select on search_entry, search_name, search_word to causeway_app;
  alter table search_entry enable row level security;
  alter table search_name enable row level security;
  alter table search_word enable row level security;
  create policy app on search_entry for select to causeway_app using (true);
  create policy app on search_name for select to causeway_app using (true);
  create policy app on search_word for select to causeway_app using (true);
`;

const TRIGGERS = `
  create function enter_search_names() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    with fresh as (
      select distinct a.kind, a.words from added a
      where not exists (select from search_name n where n.starts and n.kind = a.kind and n.words = a.words)
    ), name as (
      insert into search_name (kind, word, words, starts)
      select f.kind, w.word, f.words, min(w.place) = 1
      from fresh f cross join string_to_table(f.words, ' ') with ordinality as w (word, place)
      group by f.kind, w.word, f.words
      returning word
    )
    insert into search_word (word)
    select distinct n.word from name n
    where char_length(n.word) >= 3 and n.word ~ '[^0-9]'
      and not exists (select from search_word o where o.word = n.word);
    return null;
  end $$;
  create trigger enter_search_names after insert on search_entry
    referencing new table as added for each statement execute function enter_search_names();

  -- Arguments: the kind, and the columns with names.
  create function enter_in_search() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    if tg_op = 'UPDATE' then
      delete from search_entry where subject_id = new.id;
      insert into search_entry (kind, subject_id, words)
      select distinct tg_argv[0], new.id, w.words
      from unnest(tg_argv[1:]) c (name) cross join search_words(to_jsonb(new) ->> c.name) w (words)
      where w.words <> '';
    else
      insert into search_entry (kind, subject_id, words)
      select distinct tg_argv[0], n.id, w.words
      from entered n cross join unnest(tg_argv[1:]) c (name) cross join search_words(to_jsonb(n) ->> c.name) w (words)
      where w.words <> '';
    end if;
    return null;
  end $$;
  revoke all on function enter_search_names, enter_in_search from public;
`;
