import { createPeopleSignIn, type PeopleSignIn } from './people';
import type { Setting } from './setting';
import type { Grant, SignIn } from './sign-in';

export type SessionState =
  | { readonly kind: 'starting' }
  /** @property reason why the last session ended; null after signing out */
  | { readonly kind: 'signed-out'; readonly reason: 'expired' | 'refused' | null }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'failed'; readonly message: string };

/** Tokens are renewed this long before they expire, or after half their time if they last less than twice as long. */
const EARLY_MS = 60_000;
/** Set when somebody signed out, so that a reload does not sign them in again at once. */
const SIGNED_OUT = 'causeway.signed-out';
/** Where the issuer sends the browser back to. */
export const SIGNED_IN_PATH = '/signed-in';

/** Who is signed in, and their token: in memory only, never in storage or an address. */
export class Session {
  private state: SessionState = { kind: 'starting' };
  private grant: Grant | null = null;
  /** When the present token is to be renewed, in milliseconds since 1970. */
  private renewAt = 0;
  private renewal: Promise<Grant | null> | null = null;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly way: SignIn,
    /** Set where one chooses a person. */
    readonly people: PeopleSignIn | null,
  ) {}

  static async open(setting: Exclude<Setting, { signIn: 'none' }>): Promise<Session> {
    if (setting.signIn === 'people') {
      const people = createPeopleSignIn();
      return new Session(people, people);
    }
    const { createOidcSignIn } = await import('./oidc');
    return new Session(createOidcSignIn(setting), null);
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): SessionState => this.state;

  /** Takes up a session if there is one, or completes a sign-in. */
  async start(): Promise<void> {
    try {
      if (location.pathname === SIGNED_IN_PATH) {
        const { grant, returnTo } = await this.way.complete(new URL(location.href));
        history.replaceState(null, '', returnTo);
        this.adopt(grant);
      } else if (this.people) {
        const grant = await this.way.renew();
        if (grant) this.adopt(grant);
        else this.become({ kind: 'signed-out', reason: null });
      } else if (sessionStorage.getItem(SIGNED_OUT) !== null) {
        this.become({ kind: 'signed-out', reason: null });
      } else {
        await this.signIn();
      }
    } catch (error) {
      this.become({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Leaves for the issuer, and comes back to the page that is shown now. */
  async signIn(): Promise<void> {
    sessionStorage.removeItem(SIGNED_OUT);
    const { pathname, search } = location;
    await this.way.begin(pathname === SIGNED_IN_PATH ? '/' : pathname + search);
  }

  async choose(email: string): Promise<void> {
    this.adopt(await this.people!.choose(email));
  }

  /** A token that is valid for a while. @throws Error if the person has to sign in again */
  async token(): Promise<string> {
    if (this.grant && Date.now() < this.renewAt) return this.grant.accessToken;
    const grant = await this.renew();
    if (!grant) throw new Error('Sign in again.');
    return grant.accessToken;
  }

  /**
   * Called if the server did not accept this token.
   * @returns whether there is another one, to be tried once; if the server refuses that too, the caller ends the session
   */
  async refused(token: string): Promise<boolean> {
    if (this.grant === null) return false;
    if (this.grant.accessToken !== token) return true;
    const grant = await this.renew();
    if (grant && grant.accessToken !== token) return true;
    this.end('refused');
    return false;
  }

  /** Ends the session on this page. */
  end(reason: 'expired' | 'refused' | null): void {
    this.grant = null;
    if (this.state.kind === 'signed-in') this.become({ kind: 'signed-out', reason });
  }

  async signOut(): Promise<void> {
    this.end(null);
    if (!this.people) sessionStorage.setItem(SIGNED_OUT, '');
    await this.way.signOut();
  }

  private renew(): Promise<Grant | null> {
    this.renewal ??= this.way
      .renew()
      .then((grant) => {
        if (grant) this.keep(grant);
        else this.end('expired');
        return grant;
      })
      .finally(() => (this.renewal = null));
    return this.renewal;
  }

  private keep(grant: Grant): void {
    const now = Date.now();
    this.grant = grant;
    this.renewAt = grant.expiresAt - Math.min(EARLY_MS, (grant.expiresAt - now) / 2);
  }

  private adopt(grant: Grant): void {
    this.keep(grant);
    this.become({ kind: 'signed-in' });
  }

  private become(state: SessionState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
