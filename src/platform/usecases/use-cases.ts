import { Injectable, type Type } from '@nestjs/common';
import { Refusal, type UserError, userError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import { currentContext } from '../base/request-context.js';
import { Transactions, type Tx, violatedConstraint } from '../database/tx.js';
import { checkedInput } from './checked-input.js';
import { withIdempotencyKey } from './idempotency.js';
import { assertTimeZones } from './time-zones.js';

/** The fields of a payload, or the user errors that explain why there are none. */
export type Outcome<P extends object> = (P | { [part in keyof P]?: undefined }) & {
  readonly userErrors: readonly UserError[];
};

/** Runs a mutation's use case: validates its input, opens a transaction, and turns a Refusal into user errors. */
@Injectable()
export class UseCases {
  constructor(private readonly transactions: Transactions) {}

  /**
   * @param act returns the payload's fields: computed values, and the ids of changed objects, which are read again for the
   *   response
   */
  async run<I extends object, P extends object>(
    viewer: Viewer,
    Input: Type<I>,
    input: I,
    act: (tx: Tx, input: I) => Promise<P>,
  ): Promise<Outcome<P>> {
    return outcomeOf(async () => {
      const checked = checkedInput(Input, input);
      const parts = await this.transactions.runFor(viewer, (tx) =>
        withIdempotencyKey(tx, viewer.userId, 'operation or variables', async () => {
          await assertTimeZones(tx, Input, checked);
          return act(tx, checked);
        }),
      );
      const context = currentContext();
      if (context) context.committed = true;
      return parts;
    });
  }

  /** A dry run if the input asks for one, otherwise `run`. */
  runOrPreview<I extends { readonly dryRun?: boolean | null }, P extends object>(
    viewer: Viewer,
    Input: Type<I>,
    input: I,
    act: (tx: Tx, input: I) => Promise<P>,
  ): Promise<Outcome<P>> {
    return input.dryRun ? this.dryRun(viewer, Input, input, act) : this.run(viewer, Input, input, act);
  }

  /** Like `run`, but rolls back and leaves the Idempotency-Key unused. */
  async dryRun<I extends object, P extends object>(
    viewer: Viewer,
    Input: Type<I>,
    input: I,
    act: (tx: Tx, input: I) => Promise<P>,
  ): Promise<Outcome<P>> {
    return outcomeOf(async () => {
      const checked = checkedInput(Input, input);
      const rolledBack = this.transactions.runFor(viewer, async (tx) => {
        await assertTimeZones(tx, Input, checked);
        throw new DryRunRollback(await act(tx, checked));
      });
      return rolledBack.catch((error: unknown) => {
        if (error instanceof DryRunRollback) return error.parts as P;
        throw error;
      });
    });
  }
}

/** Rolls the transaction back and carries the answer out of it. */
class DryRunRollback extends Error {
  constructor(readonly parts: object) {
    super('Rolled back: dry run.');
  }
}

async function outcomeOf<P extends object>(attempt: () => Promise<P>): Promise<Outcome<P>> {
  try {
    return { ...(await attempt()), userErrors: [] };
  } catch (error) {
    const userErrors = reportableErrorsOf(error);
    if (userErrors === null) throw error;
    return { userErrors } as unknown as Outcome<P>;
  }
}

/**
 * @returns the user errors to report, or null for any other failure. Of two requests that create the same object at once, both
 *   pass the check and the second violates the unique index.
 */
function reportableErrorsOf(error: unknown): readonly UserError[] | null {
  if (error instanceof Refusal) return error.userErrors;
  if (violatedConstraint(error) === undefined) return null;
  return [
    userError('ALREADY_EXISTS', null, 'Another request has just created the same object; read it again.'),
  ];
}
