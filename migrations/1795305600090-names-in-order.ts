import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people call things by, apart from copies that say how they were called at the time. */
const NAMES = {
  api_key: ['name'],
  api_product: ['name'],
  api_version: ['version'],
  app_user: ['name'],
  application: ['name'],
  baseline: ['name'],
  checklist_item: ['title'],
  engagement: ['title'],
  milestone: ['title', 'assignee'],
  partner: ['name', 'vertical'],
  partner_contact: ['name', 'role'],
  solution_engineer: ['name'],
} as const;

/** Names that are unique among some rows; of two that NFC makes the same, both stay as they are. */
const UNIQUE_AMONG: Readonly<Record<string, string>> = {
  api_version: 'api_product_id',
  application: 'partner_id',
  baseline: 'engagement_id',
};

/** Names come in Unicode NFC and stand in an order that no language and no upper case changes. */
export class NamesInOrder1795305600090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Level 2 tells letters and accents apart and not their case; names that it finds equal tie, whatever their bytes.
      create collation name_order (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      drop index partner_by_name;
      create index partner_by_name on partner (name collate name_order, id);
    `);
    for (const [table, columns] of Object.entries(NAMES))
      for (const column of columns) await runner.query(inNfc(table, column));
    for (const table of ['app_user', 'solution_engineer', 'partner_contact'])
      await runner.query(`
        alter table ${table} drop constraint ${table}_email_check;
        alter table ${table} add constraint ${table}_email_check check (email = lower(email collate "C"));
      `);
  }

  /** Names stay in NFC. */
  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['app_user', 'solution_engineer', 'partner_contact'])
      await runner.query(`
        alter table ${table} drop constraint ${table}_email_check;
        alter table ${table} add constraint ${table}_email_check check (email = lower(email));
      `);
    await runner.query(`
      drop index partner_by_name;
      create index partner_by_name on partner (name, id);
      drop collation name_order;
    `);
  }
}

function inNfc(table: string, column: string): string {
  const among = UNIQUE_AMONG[table];
  const twin =
    among === undefined
      ? ''
      : `and not exists (select from ${table} o where o.${among} = t.${among} and o.id <> t.id
          and lower(normalize(o.${column}, nfc)) = lower(normalize(t.${column}, nfc)))`;
  return `update ${table} t set ${column} = normalize(t.${column}, nfc)
    where t.${column} is not nfc normalized ${twin}`;
}
