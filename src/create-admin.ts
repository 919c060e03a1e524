import 'reflect-metadata';
import { Refusal } from './kernel/errors.js';
import { SYSTEM } from './kernel/viewer.js';
import { createFirstAdmin, UserEntity } from './modules/identity/index.js';
import { AppClock } from './platform/base/app-clock.js';
import { StartFailure } from './platform/base/start-failure.js';
import { oneTransaction } from './platform/database/one-transaction.js';

/**
 * @returns the email address of the new admin
 * @throws StartFailure if it or the name is rejected
 */
export async function createAdmin(url: string, email: string, name: string): Promise<string> {
  const options = { url, entities: [UserEntity], actor: SYSTEM, now: new AppClock().now() };
  try {
    return await oneTransaction(options, (tx) => createFirstAdmin(tx, { email, name }));
  } catch (error) {
    if (error instanceof Refusal)
      throw new StartFailure(error.userErrors.map(({ field, message }) => fault(field, message)).join('\n'));
    throw error;
  }
}

/** A validation message continues its field's name; a refusal's is a sentence. */
const fault = (field: readonly string[] | null, message: string): string =>
  /^[A-Z]/.test(message) ? message : `The ${field?.at(-1)} ${message}.`;
