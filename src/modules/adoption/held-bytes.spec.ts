import { HeldBytes } from './held-bytes.js';

describe('held bytes', () => {
  const forever = () => new Promise<never>(() => undefined);

  it('are refused beyond the bound, whoever holds the others', async () => {
    const held = new HeldBytes(100);
    void held.during((hold) => (hold(60), forever()));
    await held.during(async (hold) => {
      hold(40);
      expect(() => hold(1)).toThrow('Much usage is waiting to be counted');
    });
  });

  it('make room when their request ends, well or not', async () => {
    const held = new HeldBytes(100);
    await held.during(async (hold) => (hold(30), hold(70)));
    const failed = held.during(async (hold) => {
      hold(100);
      throw new Error('torn');
    });
    await expect(failed).rejects.toThrow('torn');
    await held.during(async (hold) => hold(100));
  });
});
