/** Lines of progress are this far apart where they cannot replace each other. */
const LINE_EVERY_MS = 10_000;
const BAR_EVERY_MS = 100;
const BAR_LENGTH = 24;

export interface Progressed {
  /** Share of the file, 0-1; null if its size is not known. */
  readonly share: number | null;
  /** Records answered by the server, in this run. */
  readonly records: number;
}

/** Where progress is shown: a terminal, or anything else. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows progress as a bar that is replaced in a terminal, and as a line now and then elsewhere. */
export class Progress {
  private readonly began: number;
  private shownAt = -Infinity;
  private hasBar = false;

  /** @param now milliseconds of any clock */
  constructor(
    private readonly screen: Screen,
    private readonly now: () => number,
  ) {
    this.began = now();
  }

  update(progress: Progressed): void {
    const isDue = this.now() - this.shownAt >= (this.screen.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS);
    if (!isDue) return;
    this.shownAt = this.now();
    const text = this.textOf(progress);
    if (this.screen.isTTY) this.replace(`${barOf(progress.share)}${text}`);
    else this.screen.write(`${text}\n`);
  }

  /** Shows a line that stays. */
  say(line: string): void {
    if (this.hasBar) this.replace('');
    this.hasBar = false;
    this.screen.write(`${line}\n`);
  }

  /** Ends the line of the bar, so that other output begins on a new one. */
  end(): void {
    if (this.hasBar) this.screen.write('\n');
    this.hasBar = false;
  }

  get elapsedMs(): number {
    return this.now() - this.began;
  }

  private textOf({ share, records }: Progressed): string {
    const seconds = Math.max(this.elapsedMs / 1000, 0.001);
    const parts = [
      ...(share === null ? [] : [`${Math.floor(share * 100)} %`]),
      `${numberOf(records)} records`,
      `${numberOf(Math.round(records / seconds))}/s`,
    ];
    return parts.join(', ');
  }

  private replace(text: string): void {
    // Back to the start of the line, and clear it.
    this.screen.write(`\r\u001b[2K${text}`);
    this.hasBar = true;
  }
}

function barOf(share: number | null): string {
  if (share === null) return '';
  const done = Math.round(Math.min(share, 1) * BAR_LENGTH);
  return `[${'#'.repeat(done)}${'-'.repeat(BAR_LENGTH - done)}] `;
}

/** With separators, e.g. `1,234,567`. */
export const numberOf = (value: number): string => value.toLocaleString('en-US');

/** @returns e.g. `2 min 5 s` */
export function durationOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
