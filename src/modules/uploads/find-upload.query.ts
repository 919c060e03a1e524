import type { Viewer } from '../../kernel/viewer.js';
import type { Statement } from '../../platform/database/scoped-read.js';
import { sql, toSql } from '../../platform/graphql/reads/fragments/sql.js';
import { isShown } from '../engagements/index.js';

/** A file to download. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
}

const STORED = `
  select json_build_object('id', u.id, 'name', u.name, 'type', u.type, 'sizeBytes', u.size_bytes)::text as answer
  from upload u
  where u.id = $1 and u.stored_at is not null`;

/**
 * Returns a {@link StoredFile}; for partner users, only one of their own company that is visible to them. @param id a
 * UUID
 */
export function findUpload(viewer: Viewer, id: string): Statement {
  if (viewer.role !== 'PARTNER') return { name: 'upload', text: STORED, values: [id] };
  const text = `${STORED} and u.partner_id = $2 and ${toSql(isShown(sql`u`))}`;
  return { name: 'upload_of_partner', text, values: [id, viewer.partnerId] };
}
