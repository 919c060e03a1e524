import { useEffect, useState } from 'react';
import type { DocumentInput } from 'urql';
import { act } from '../../messages/en/act';
import { reasonOf } from './reason-of';
import { type UserError, useApi, useRested } from './use-api';

export interface Preview<Payload> {
  /** What would happen; null until the server has said so, and if nothing can be previewed. */
  readonly payload: Payload | null;
  /** Also why nothing could be previewed. */
  readonly userErrors: readonly UserError[];
  readonly loading: boolean;
}

const RESTED_MS = 350;

/**
 * What a mutation with `dryRun` would do, asked again whenever the input has changed and rested. Nothing is changed by it.
 * @param input with `dryRun: true`; null while something that is needed is missing
 */
export function usePreview<Input, Payload>(
  document: DocumentInput<Record<string, Payload>, { input: Input }>,
  input: Input | null,
): Preview<Payload> {
  const { client } = useApi();
  const text = JSON.stringify(input);
  const rested = useRested(text, RESTED_MS);
  const [answer, setAnswer] = useState<Omit<Preview<Payload>, 'loading'> & { readonly of: string }>();

  useEffect(() => {
    const asked = JSON.parse(rested) as Input | null;
    if (asked === null) return undefined;
    let wanted = true;
    void client
      .mutation(document, { input: asked })
      .toPromise()
      .then(({ data, error }) => {
        const payload = data ? Object.values(data)[0]! : null;
        const failed = error
          ? [{ code: 'FAILED', field: null, message: act.notPreviewed(reasonOf(error)) }]
          : [];
        const { userErrors = failed } = (payload ?? {}) as { userErrors?: readonly UserError[] };
        if (wanted) setAnswer({ payload, userErrors, of: rested });
      });
    return () => void (wanted = false);
  }, [client, document, rested]);

  if (input === null) return { payload: null, userErrors: [], loading: false };
  return {
    payload: answer?.payload ?? null,
    userErrors: answer?.userErrors ?? [],
    loading: answer?.of !== text,
  };
}
