const DAY = /"today([+-]\d{1,4})?(T[\d:]+Z)?"/g;

/**
 * Replaces `"today"`, `"today-28"` and `"today+14T09:00:00Z"` with days and instants relative to the server's clock, so that
 * examples do not go out of date.
 * @param today e.g. 2026-11-24
 */
export function withDays(variables: string, today: string): string {
  return variables.replace(DAY, (_text, offset: string | undefined, time: string | undefined) => {
    const day = new Date(`${today}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(offset ?? 0));
    return `"${day.toISOString().slice(0, 10)}${time ?? ''}"`;
  });
}
