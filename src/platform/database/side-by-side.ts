interface Part {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** @returns the texts of statements that are to be parts of one, each with its placeholders after those of the ones before */
export function sideBySide(parts: readonly Part[]): string[] {
  let before = 0;
  return parts.map(({ text, values }) => {
    const own = text.replace(/\$(\d+)/g, (_all, number) => `$${before + Number(number)}`);
    before += values.length;
    return own;
  });
}
