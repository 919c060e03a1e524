import { MoreThan } from 'typeorm';
import type { HealthModel } from '../../kernel/health-model.js';
import { LruMap } from '../../kernel/lru-map.js';
import { plainRow, type Query, run } from '../../platform/database/read-together.js';
import { newId } from '../../kernel/ids.js';
import { audit } from '../../platform/audit/audit.js';
import { instantAfter, preparedQuery, query, type Tx } from '../../platform/database/tx.js';
import { CURRENT } from '../../platform/graphql/reads/fragments/current.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import type { Place, UseChanges } from './domain/model-uses.js';
import { HealthModelEntity, type ModelDefinition } from './health-model.entity.js';
import { HealthModelUseEntity } from './health-model-use.entity.js';
import { anyShadow, usedModel } from './model-in-use.js';

/** A model with the id that evaluations refer to. */
export type PublishedModel = HealthModel & { readonly id: string };

export interface ModelsInUse {
  readonly active: PublishedModel;
  readonly shadow: PublishedModel | null;
}

const asJson = (alias: string) =>
  `${alias}.definition || jsonb_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'version', ${alias}.version)`;

const IN_USE = `
  select e.id as "engagementId", ${toSql(usedModel(sql`e`, sql`$2`))} as "activeId",
    ${toSql(anyShadow(sql`e`, sql`$2`))} as "shadowId"
  from engagement e
  where e.id = any($1::uuid[])`;

const PUBLISHED = `select ${asJson('m')} as model from health_model m where m.id = any($1::uuid[])`;

/** The ids of the models that evaluate an engagement. */
export interface InUse {
  readonly engagementId: string;
  readonly activeId: string | null;
  readonly shadowId: string | null;
}

/** Some published models by id; unknown ids are left out. */
export async function publishedModels(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PublishedModel>> {
  const found = await preparedQuery<{ model: PublishedModel }>(tx, 'health_models', PUBLISHED, [ids]);
  return new Map(found.map(({ model }) => [model.id, model]));
}

/** The models that evaluations at an instant use, by the engagements' types and the partners' tiers of today. */
export const modelsInUseQuery = (engagementIds: readonly string[], asOf: Date): Query<InUse> => ({
  ...{ name: 'health_models_in_use', text: IN_USE, values: [engagementIds, asOf], fromJson: plainRow },
});

/** The same with the models; at most two statements. @returns by the engagement's id */
export async function modelsInUse(
  tx: Tx,
  engagementIds: readonly string[],
  asOf: Date,
): Promise<ReadonlyMap<string, ModelsInUse>> {
  return modelsOf(tx, await run(tx, modelsInUseQuery(engagementIds, asOf)));
}

/** A published model never changes. */
const known = new LruMap<string, PublishedModel>(100);

/** Reads only models that the process does not know. @returns by the engagement's id */
export async function modelsOf(tx: Tx, found: readonly InUse[]): Promise<ReadonlyMap<string, ModelsInUse>> {
  const ids = new Set(found.flatMap(({ activeId, shadowId }) => [activeId ?? [], shadowId ?? []].flat()));
  const models = new Map<string, PublishedModel>();
  for (const id of ids) {
    const model = known.get(id);
    if (model) models.set(id, model);
  }
  const missing = [...ids].filter((id) => !models.has(id));
  if (missing.length > 0)
    for (const [id, model] of await publishedModels(tx, missing)) {
      known.set(id, model);
      models.set(id, model);
    }
  return new Map(
    found.map(({ engagementId, activeId, shadowId }) => {
      const active = models.get(activeId ?? '');
      if (!active) throw new Error('No health model is active.');
      const shadow = models.get(shadowId ?? '') ?? null;
      return [engagementId, { active, shadow: shadow?.id === active.id ? null : shadow }];
    }),
  );
}

/** Publications and activations wait for each other, in all processes, until this transaction has ended. */
export async function lockModels(tx: Tx): Promise<void> {
  await query(tx, `select pg_advisory_xact_lock(hashtext('causeway.health_model'))`);
}

/** Call `lockModels` first. @returns the latest version, and whether it has the same definition; null if there is none */
export async function latestModel(
  tx: Tx,
  slug: string,
  definition: ModelDefinition,
): Promise<{ readonly id: string; readonly version: number; readonly isSame: boolean } | null> {
  const [latest] = await query<{ id: string; version: number; isSame: boolean }>(
    tx,
    `select id, version, definition = $2::jsonb as "isSame" from health_model
     where slug = $1 order by version desc limit 1`,
    [slug, JSON.stringify(definition)],
  );
  return latest ?? null;
}

/** @returns the model's id */
export async function insertModel(tx: Tx, { slug, version, ...definition }: HealthModel): Promise<string> {
  const id = newId();
  const stamps = { publishedAt: tx.now, publishedBy: tx.actor.name };
  await tx.db.insert(HealthModelEntity, { id, slug, version, definition, ...stamps });
  await audit(tx, {
    action: 'health-model.publish',
    subject: { kind: 'healthModel', id },
    partnerId: null,
    engagementId: null,
    was: null,
    changes: { slug, version, ...definition },
  });
  return id;
}

export async function hasActiveEngagements(tx: Tx): Promise<boolean> {
  const found = await query(tx, `select from engagement where status = 'ACTIVE' limit 1`);
  return found.length > 0;
}

/** Has the models that are in use count as used since an earlier instant: a demo world has a past before its first startup. */
export async function backdateUses(tx: Tx, since: Date): Promise<void> {
  await tx.db.update(HealthModelUseEntity, { ...CURRENT, since: MoreThan(since) }, { since });
}

export function currentUses(tx: Tx): Promise<HealthModelUseEntity[]> {
  return tx.db.findBy(HealthModelUseEntity, CURRENT);
}

export async function saveUses(
  tx: Tx,
  { ended, begun }: UseChanges<HealthModelUseEntity>,
  model: { readonly modelId: string; readonly shadow: boolean },
): Promise<void> {
  for (const use of ended)
    await tx.db.update(
      HealthModelUseEntity,
      { id: use.id, ...CURRENT },
      { until: instantAfter(tx, use), endedBy: tx.actor.name },
    );
  const since = instantAfter(tx, ...ended);
  const rows = begun.map(({ type, tier }: Place) => ({
    ...{ id: newId(), ...model, type, tier, since },
    ...{ until: null, startedBy: tx.actor.name, endedBy: null },
  }));
  if (rows.length > 0) await tx.db.insert(HealthModelUseEntity, rows);
}
