/**
 * An OpenID Connect provider as a separate process. Its clients stand for people: a client_credentials token has
 * the verified address `<client>@causeway.example`. Arguments: port, key set as JSON.
 */
import { Provider } from 'oidc-provider';

const [port, jwks] = process.argv.slice(2);
const PEOPLE = ['first', 'manager', 'unverified', 'stranger'];
const AUDIENCES = { 'urn:causeway': 'causeway', 'urn:brief': 'causeway', 'urn:other': 'another-product' };

const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: JSON.parse(jwks),
  clients: PEOPLE.map((person) => ({
    ...{ client_id: person, client_secret: 'test', token_endpoint_auth_method: 'client_secret_post' },
    ...{ grant_types: ['client_credentials'], redirect_uris: [], response_types: [] },
  })),
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_context, resource) => ({
        ...{ scope: '', audience: AUDIENCES[resource], accessTokenFormat: 'jwt' },
        accessTokenTTL: resource === 'urn:brief' ? 1 : 600,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  ttl: { ClientCredentials: (_context, { resourceServer }) => resourceServer.accessTokenTTL },
  extraTokenClaims: (_context, { clientId }) => ({
    email: `${clientId}@causeway.example`,
    email_verified: clientId !== 'unverified',
  }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('listening'));
