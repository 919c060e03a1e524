import assert from 'node:assert/strict';
import type pg from 'pg';
import { toTypeId } from '../../../src/kernel/ids.js';
import { ReplayQuarantineService } from '../../../src/modules/usage/replay-quarantine.service.js';
import type { TestApp } from '../app.js';
import { MANAGER } from '../people.js';
import { uuidOf } from './ids.js';
import type { GrowingWorld } from './world-arbitrary.js';

const ROTATE = `mutation ($input: RotateCredentialInput!) {
  rotateCredential(input: $input) { credential { id } userErrors { message } }
}`;

/**
 * Replaces credentials as a manager does, and replays what was quarantined for want of the new ones. That this happens by itself is
 * tested elsewhere: the jobs would also evaluate the health of every engagement, which takes most of the time.
 */
export async function rotate(
  app: TestApp,
  owner: pg.Pool,
  rotations: GrowingWorld['rotations'],
): Promise<void> {
  for (const { from, to } of rotations) {
    const { rows } = await owner.query<{ id: string }>('select id from credential where client_id = $1', [
      from.clientId,
    ]);
    const input = {
      credentialId: toTypeId('credential', rows[0]!.id),
      ...{ clientId: to.clientId, issuedAt: new Date(to.issuedAt).toISOString() },
    };
    const { data, errors } = await app.gql(MANAGER, ROTATE, { input });
    assert.deepEqual(
      { errors, userErrors: data?.rotateCredential.userErrors },
      { errors: undefined, userErrors: [] },
    );
    const partner = uuidOf('partner', to.application.partner.id);
    await app.nest.get(ReplayQuarantineService, { strict: false }).replay({ clientsOf: partner });
  }
}
