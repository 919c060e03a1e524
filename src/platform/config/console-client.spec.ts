import { loadConfig } from './config.js';
import { ConfigError } from './config-error.js';

const production = {
  DATABASE_URL: 'postgres://causeway_app:app-secret@db/causeway',
  DATABASE_PORTAL_URL: 'postgres://causeway_portal:portal-secret@db/causeway',
  AUTH_ISSUER: 'https://id.example',
  AUTH_AUDIENCE: 'causeway',
};

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('an installation', () => {
  it.each([
    [{}, { scope: 'openid profile email offline_access', audienceParameter: 'resource' }],
    [
      { AUTH_SCOPES: '  openid\tapi://causeway/.default ', AUTH_AUDIENCE_PARAMETER: 'none' },
      { scope: 'openid api://causeway/.default', audienceParameter: 'none' },
    ],
  ])('with a client ID and %j lets people sign in to the console', (given, expected) => {
    const env = {
      ...production,
      AUTH_AUDIENCE: 'urn:causeway',
      AUTH_CLIENT_ID: 'causeway-console',
      ...given,
    };
    expect(loadConfig(env)).toMatchObject({ consoleClient: { clientId: 'causeway-console', ...expected } });
  });

  it.each([
    ['resource', 'causeway', true],
    ['resource', 'https://api.example#part', true],
    ['resource', 'https://api.example', false],
    ['audience', 'causeway', false],
    ['none', 'causeway', false],
  ])('with AUTH_AUDIENCE_PARAMETER=%s rejects the audience %s: %p', (parameter, audience, isRejected) => {
    const env = { AUTH_AUDIENCE: audience, AUTH_CLIENT_ID: 'c', AUTH_AUDIENCE_PARAMETER: parameter };
    expect(problemsOf({ ...production, ...env })).toEqual(
      isRejected ? [expect.stringContaining(`AUTH_AUDIENCE is "${audience}", must be an absolute URI`)] : [],
    );
  });

  it.each([
    ['AUTH_SCOPES', 'openid'],
    ['AUTH_AUDIENCE_PARAMETER', 'none'],
  ])('rejects %s without a client ID', (name, value) => {
    expect(problemsOf({ ...production, [name]: value })).toEqual([
      `${name} is set without AUTH_CLIENT_ID, must be unset or have it set too`,
    ]);
  });

  it.each([
    ['AUTH_CLIENT_ID', 'my client'],
    ['AUTH_SCOPES', 'profile email'],
    ['AUTH_SCOPES', 'openid "all"'],
    ['AUTH_AUDIENCE_PARAMETER', 'both'],
  ])('rejects %s=%s', (name, value) => {
    const env = { ...production, AUTH_AUDIENCE: 'urn:causeway', AUTH_CLIENT_ID: 'c', [name]: value };
    expect(problemsOf(env)).toEqual([
      expect.stringContaining(`${name} is ${JSON.stringify(value)}, must be `),
    ]);
  });
});
