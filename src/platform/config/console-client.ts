import type { ConsoleClient } from '../base/runtime.js';
import { isSet } from './read-variables.js';
import type { Values, VariableName } from './variables.js';

export const CONSOLE_CLIENT = [
  'AUTH_CLIENT_ID',
  'AUTH_SCOPES',
  'AUTH_AUDIENCE_PARAMETER',
] as const satisfies VariableName[];

/** @returns null if nobody signs in to the console */
export function consoleClientOf(values: Values): ConsoleClient | null {
  const { AUTH_CLIENT_ID, AUTH_SCOPES, AUTH_AUDIENCE_PARAMETER } = values;
  if (AUTH_CLIENT_ID === undefined) return null;
  return {
    clientId: AUTH_CLIENT_ID,
    scope: AUTH_SCOPES ?? 'openid profile email offline_access',
    audienceParameter: AUTH_AUDIENCE_PARAMETER ?? 'resource',
  };
}

/** What the issuer would reject only when somebody signs in. */
export function consoleClientProblems(env: NodeJS.ProcessEnv, values: Values): string[] {
  const alone = CONSOLE_CLIENT.filter((name) => isSet(env, name) && !isSet(env, 'AUTH_CLIENT_ID'));
  const { AUTH_CLIENT_ID, AUTH_AUDIENCE, AUTH_AUDIENCE_PARAMETER = 'resource' } = values;
  const isRejected =
    AUTH_CLIENT_ID !== undefined &&
    AUTH_AUDIENCE_PARAMETER === 'resource' &&
    AUTH_AUDIENCE !== undefined &&
    !isResource(AUTH_AUDIENCE);
  return [
    ...alone.map((name) => `${name} is set without AUTH_CLIENT_ID, must be unset or have it set too`),
    ...(isRejected
      ? [
          `AUTH_AUDIENCE is ${JSON.stringify(AUTH_AUDIENCE)}, must be an absolute URI such as urn:causeway (AUTH_CLIENT_ID is set), or AUTH_AUDIENCE_PARAMETER must be audience or none`,
        ]
      : []),
  ];
}

/** Whether RFC 8707 accepts it as the name of an API: an absolute URI without a fragment. */
const isResource = (audience: string): boolean => URL.canParse(audience) && !audience.includes('#');
