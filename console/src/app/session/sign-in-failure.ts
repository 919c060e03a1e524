import * as oauth from 'oauth4webapi';
import { oidc } from '../../messages/en/oidc';

const DETAIL_LENGTH = 300;

/** Its message says why signing in failed and what to do. */
export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';
}

/** Where this application runs. */
export interface Place {
  readonly origin: string;
  readonly redirectUri: string;
}

/** Turns whatever went wrong into a sentence for the person who signs in. */
export function failureOf(error: unknown, place: Place): SignInFailure {
  if (error instanceof SignInFailure) return error;
  const detail = detailOf(error);
  const text = [sentenceOf(error, place), ...(detail === '' ? [] : [oidc.said(detail)])].join(' ');
  return new SignInFailure(text, { cause: error });
}

function sentenceOf(error: unknown, { origin, redirectUri }: Place): string {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return saidBy(error.error, redirectUri);
  // Neither a lost connection nor a missing CORS header is told to the page in any other way.
  if (isUnanswered(error)) return oidc.unreachable(origin);
  if (error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_TIMESTAMP_CHECK)
    return oidc.clock;
  return oidc.unusable;
}

/** @param code of RFC 6749, OpenID Connect or RFC 8707 */
function saidBy(code: string, redirectUri: string): string {
  switch (code) {
    case 'access_denied':
    case 'login_required':
    case 'consent_required':
    case 'interaction_required':
    case 'account_selection_required':
      return oidc.denied;
    case 'invalid_grant':
      return oidc.tooLate;
    case 'invalid_client':
    case 'unauthorized_client':
    case 'unsupported_response_type':
    case 'unsupported_grant_type':
      return oidc.client(redirectUri);
    case 'invalid_target':
    case 'invalid_resource':
      return oidc.audience;
    case 'invalid_scope':
      return oidc.scope;
    case 'server_error':
    case 'temporarily_unavailable':
      return oidc.trouble;
    default:
      return oidc.unusable;
  }
}

/** The service's own words, for the administrator. */
function detailOf(error: unknown): string {
  if (isUnanswered(error) || !(error instanceof Error)) return '';
  const { error: code, error_description: description } = error as Error & {
    error?: string;
    error_description?: string;
  };
  const words = code === undefined ? error.message : [code, description].filter(Boolean).join(', ');
  return words.slice(0, DETAIL_LENGTH);
}

/** Whether the browser gave up on the request; the library's own errors of that type have a code. */
const isUnanswered = (error: unknown): boolean =>
  (error instanceof TypeError && !('code' in error)) ||
  (error instanceof Error && error.name === 'TimeoutError');
