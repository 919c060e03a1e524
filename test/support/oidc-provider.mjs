/**
 * An OpenID Connect provider as a separate process. Its confidential clients stand for people: a client_credentials token has
 * the verified address `<client>@causeway.example`. Its public client `console` signs people in by their address, without a
 * password. Arguments: port, key set as JSON, origins of the console as JSON.
 */
import { Provider } from 'oidc-provider';

const [port, jwks, origins = '[]'] = process.argv.slice(2);
const CONSOLE = JSON.parse(origins);
const PEOPLE = ['first', 'manager', 'unverified', 'stranger'];
/** Audience and lifetime in seconds of the access tokens for each resource. */
const RESOURCES = {
  'urn:causeway': ['causeway', 600],
  'urn:brief': ['causeway', 1],
  'urn:other': ['another-product', 600],
  'urn:console': ['urn:console', 600],
  'urn:console:brief': ['urn:console:brief', 8],
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: JSON.parse(jwks),
  clients: [
    ...PEOPLE.map((person) => ({
      ...{ client_id: person, client_secret: 'test', token_endpoint_auth_method: 'client_secret_post' },
      ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
    })),
    {
      ...{ client_id: 'console', token_endpoint_auth_method: 'none', response_types: ['code'] },
      grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: CONSOLE.map((origin) => `${origin}/signed-in`),
      post_logout_redirect_uris: CONSOLE.map((origin) => `${origin}/`),
    },
  ].filter(({ client_id: id }) => id !== 'console' || CONSOLE.length > 0),
  clientBasedCORS: (_context, origin) => CONSOLE.includes(origin),
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  loadExistingGrant: grantEverything,
  issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true, logoutSource: confirmLogout },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => ({
        ...{ scope: '', audience: RESOURCES[resource][0], accessTokenFormat: 'jwt' },
        accessTokenTTL: RESOURCES[resource][1],
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  ttl: Object.fromEntries(
    ['AccessToken', 'ClientCredentials'].map((kind) => [
      kind,
      (_context, { resourceServer }) => resourceServer.accessTokenTTL,
    ]),
  ),
  extraTokenClaims: (_context, { accountId, clientId }) => ({
    email: accountId ?? `${clientId}@causeway.example`,
    email_verified: clientId !== 'unverified',
  }),
});

/** Nobody is asked for consent. */
async function grantEverything({ oidc }) {
  const { client, session, provider } = oidc;
  const known = session.grantIdFor(client.clientId);
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email offline_access');
  await grant.save();
  return grant;
}

const page = (body) =>
  `<!doctype html><title>Test issuer</title><link rel="icon" href="data:,"><body>${body}</body>`;

/** As an issuer does that knows from the ID token who leaves. */
function confirmLogout(context, form) {
  const answer = '<input type="hidden" name="logout" value="yes">';
  const send = '<script>document.forms[0].submit()</script>';
  context.body = page(form.replace('</form>', `${answer}</form>`) + send);
}

provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) return next();
  if (context.method === 'GET') {
    context.type = 'html';
    context.body = page(
      '<form method="post"><label>Email <input name="email"></label><button>Continue</button><button name="cancel" value="yes">Cancel</button></form>',
    );
    return;
  }
  const answer = new URLSearchParams(await bodyOf(context.req));
  const result = answer.has('cancel')
    ? { error: 'access_denied', error_description: 'The user cancelled.' }
    : { login: { accountId: answer.get('email') } };
  context.respond = false;
  await provider.interactionFinished(context.req, context.res, result);
});

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
