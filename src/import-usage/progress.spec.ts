import { durationOf, Progress } from './progress.js';

function shownOn(isTTY: boolean, steps: (progress: Progress, passes: (ms: number) => void) => void): string {
  let now = 0;
  let shown = '';
  const screen = { isTTY, write: (text: string) => (shown += text) };
  steps(new Progress(screen, () => now), (ms) => (now += ms));
  return shown;
}

describe('the progress of an import', () => {
  it('is a bar that is replaced, in a terminal', () => {
    const shown = shownOn(true, (progress, passes) => {
      passes(1000);
      progress.update({ share: 0.25, records: 5_000 });
      passes(50);
      progress.update({ share: 0.3, records: 6_000 });
      passes(950);
      progress.update({ share: 0.5, records: 10_000 });
      progress.say('The server is busy.');
      progress.end();
    });
    expect(shown).toBe(
      '\r\u001b[2K[######------------------] 25 %, 5,000 records, 5,000/s' +
        '\r\u001b[2K[############------------] 50 %, 10,000 records, 5,000/s' +
        '\r\u001b[2KThe server is busy.\n',
    );
  });

  it('is a line every ten seconds elsewhere', () => {
    const shown = shownOn(false, (progress, passes) => {
      for (let n = 1; n <= 21; n += 1) {
        passes(1000);
        progress.update({ share: null, records: n * 1000 });
      }
      progress.end();
    });
    expect(shown).toBe('1,000 records, 1,000/s\n11,000 records, 1,000/s\n21,000 records, 1,000/s\n');
  });

  it.each([
    [400, '0 s'],
    [59_400, '59 s'],
    [125_000, '2 min 5 s'],
  ])('%i ms are %s', (ms, text) => {
    expect(durationOf(ms)).toBe(text);
  });
});
