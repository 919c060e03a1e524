const KEY = 'causeway.sign-in';

/** What a tab keeps while it is at the issuer: nothing that signs anybody in by itself. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The page that was asked for: a path of this origin. */
  readonly returnTo: string;
}

export function keepBegun(begun: BegunSignIn): void {
  sessionStorage.setItem(KEY, JSON.stringify(begun));
}

/** Can be taken once. @returns null if none was begun in this tab */
export function takeBegun(): BegunSignIn | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  try {
    return kept === null ? null : (JSON.parse(kept) as BegunSignIn);
  } catch {
    return null;
  }
}

/** The path if it is one of this origin, else the start page, so that no link leads a person elsewhere after sign-in. */
export function ownPath(path: string, origin: string): string {
  if (!path.startsWith('/') || !URL.canParse(path, origin)) return '/';
  const url = new URL(path, origin);
  return url.origin === origin ? url.pathname + url.search + url.hash : '/';
}
