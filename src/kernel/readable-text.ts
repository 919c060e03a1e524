const UNREADABLE = /\0|\p{Surrogate}/u;

/** Whether a text can be kept: PostgreSQL refuses the zero character, and half of a surrogate pair is no character. */
export function isReadable(text: string): boolean {
  return !UNREADABLE.test(text);
}
