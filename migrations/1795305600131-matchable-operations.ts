import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Marks the operations that no call can be told to be of: a query, a fragment or a single brace in the path, and the second
 * of two with the same method that differ in slashes and parameters' names alone. What else an import finds, the next one
 * marks.
 */
export class MatchableOperations1795305600131 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_operation add matchable boolean not null default true;
      update api_operation set matchable = false
      where regexp_replace(path, '\\{[^{}]*\\}', '', 'g') ~ '[?#{}]' or path ~ '\\{[?&#]';
      update api_operation o set matchable = false
      from (
        select id, row_number() over (
          partition by api_version_id, method,
            trim(both '/' from regexp_replace(regexp_replace(path, '(\\{[^{}]*\\})+', '{}', 'g'), '/+', '/', 'g'))
          order by position, id) as place
        from api_operation where removed_at is null and matchable) alike
      where alike.id = o.id and alike.place > 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table api_operation drop column matchable');
  }
}
