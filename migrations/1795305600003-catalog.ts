import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API products, their versions and operations. */
export class Catalog1795305600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_product (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        capability text not null check (capability in
          ('DEPOSITS', 'PAYMENTS', 'LENDING', 'IDENTITY', 'LOYALTY', 'INVESTMENTS', 'DATA')),
        description text,
        created_at timestamptz not null
      );
      create table api_version (
        id uuid primary key,
        api_product_id uuid not null references api_product,
        version text not null,
        status text not null check (status in ('BETA', 'GA', 'DEPRECATED', 'SUNSET')),
        sunset_on date,
        hosts text[] not null,
        base_path text not null,
        created_at timestamptz not null,
        unique (api_product_id, version)
      );
      create table api_operation (
        id uuid primary key,
        api_version_id uuid not null references api_version,
        method text not null,
        path text not null,
        summary text,
        position int not null,
        removed_at timestamptz,
        unique (api_version_id, method, path)
      );
      grant select, insert, update on api_product, api_version, api_operation to causeway_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_operation, api_version, api_product');
  }
}
