const again = 'Sign in again.';
const tellAdministrator = (what: string) => `An administrator has to check ${what}.`;

/** Why signing in at the issuer failed, and what to do. */
export const oidc = {
  insecure: 'Open Causeway by its https address: browsers allow sign-in on secure pages only.',
  unreachable: (origin: string) =>
    `The sign-in service cannot be reached. Check your connection and try again. If that does not help: ${tellAdministrator(`that the service allows requests from ${origin} (CORS)`)}`,
  elsewhere: (url: string) =>
    `The sign-in service gives out tokens at another address, ${url}, which the security policy of this page forbids. ${tellAdministrator('AUTH_ISSUER')}`,
  notHere: `This sign-in was not started in this tab, or is already over. ${again}`,
  tooLate: `This sign-in took too long. ${again}`,
  denied:
    'Sign-in was cancelled, or you are not allowed to use Causeway. Try again, or ask an administrator.',
  client: (redirect: string) =>
    `The sign-in service does not accept this application. ${tellAdministrator(`AUTH_CLIENT_ID, and that ${redirect} is a redirect URI of that public client`)}`,
  audience: `The sign-in service does not know the API of this server. ${tellAdministrator('AUTH_AUDIENCE and AUTH_AUDIENCE_PARAMETER')}`,
  scope: `The sign-in service refuses what this application asks for. ${tellAdministrator('AUTH_SCOPES')}`,
  trouble: 'The sign-in service has a problem. Try again in a few minutes.',
  clock: `The clock of this device and that of the sign-in service differ. Set the clock, then sign in again.`,
  unusable: `The sign-in service gave an answer that cannot be used. ${tellAdministrator('AUTH_ISSUER')}`,
  /** @param detail as the service said it */
  said: (detail: string) => `It said: ${detail}`,
} as const;
