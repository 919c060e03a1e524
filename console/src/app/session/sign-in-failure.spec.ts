import * as oauth from 'oauth4webapi';
import { oidc } from '../../messages/en/oidc';
import { SignInFailure, failureOf } from './sign-in-failure';

const place = { origin: 'https://causeway.example', redirectUri: 'https://causeway.example/signed-in' };
const said = (error: string, description = '') =>
  new oauth.AuthorizationResponseError('The response is an error.', {
    cause: new URLSearchParams({ error, ...(description ? { error_description: description } : {}) }),
  });
const messageOf = (error: unknown) => failureOf(error, place).message;

describe('a sign-in that failed says why and what to do', () => {
  it.each([
    ['access_denied', oidc.denied],
    ['invalid_grant', oidc.tooLate],
    ['unauthorized_client', oidc.client(place.redirectUri)],
    ['invalid_target', oidc.audience],
    ['invalid_scope', oidc.scope],
    ['temporarily_unavailable', oidc.trouble],
    ['something_new', oidc.unusable],
  ])('if the issuer said %s', (code, expected) => {
    expect(messageOf(said(code, 'Words of its own.'))).toBe(
      `${expected} It said: ${code}, Words of its own.`,
    );
    expect(messageOf(said(code))).toBe(`${expected} It said: ${code}`);
  });

  it('if the issuer refused the code', () => {
    const response = new Response('{}', { status: 400 });
    const error = new oauth.ResponseBodyError('Refused.', { cause: { error: 'invalid_grant' }, response });
    expect(messageOf(error)).toBe(`${oidc.tooLate} It said: invalid_grant`);
  });

  it('if the issuer cannot be reached, or does not answer in time', () => {
    expect(messageOf(new TypeError('Failed to fetch'))).toBe(oidc.unreachable(place.origin));
    expect(messageOf(new DOMException('Signal timed out.', 'TimeoutError'))).toContain(
      oidc.unreachable(place.origin),
    );
  });

  it('if the clocks differ', () => {
    const error = new oauth.OperationProcessingError('Too early.', { code: oauth.JWT_TIMESTAMP_CHECK });
    expect(messageOf(error)).toContain(oidc.clock);
  });

  it('if its answer makes no sense', () => {
    const error = new oauth.OperationProcessingError('No issuer.', { code: oauth.INVALID_RESPONSE });
    expect(messageOf(error)).toBe(`${oidc.unusable} It said: No issuer.`);
  });

  it('in at most a few lines, whatever the issuer says', () => {
    expect(messageOf(said('server_error', 'x'.repeat(5_000))).length).toBeLessThan(500);
  });

  it('once', () => {
    const failure = new SignInFailure(oidc.notHere);
    expect(failureOf(failure, place)).toBe(failure);
  });
});
