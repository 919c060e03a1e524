import { ByteBudget } from './byte-budget.js';

describe('a byte budget', () => {
  const limits = { most: 10, mostPerSender: 6 };
  const refused = expect.objectContaining({ code: 'RATE_LIMITED' }) as Error;

  it('is shared by all, and limits each sender', () => {
    const budget = new ByteBudget(limits);
    const [first, second] = [budget.open(), budget.open()];
    first.take('ada', 4);
    expect(() => second.take('ada', 3)).toThrow(refused);
    second.take('ben', 6);
    expect(() => budget.open().take('cleo', 1)).toThrow(refused);
    first.release();
    budget.open().take('cleo', 4);
  });

  it('charges nothing for what it rejects, and releases only once', () => {
    const budget = new ByteBudget(limits);
    const hold = budget.open();
    hold.take('ada', 2);
    expect(() => hold.take('ada', 5)).toThrow(refused);
    hold.take('ada', 4);
    hold.release();
    hold.release();
    budget.open().take('ada', 6);
    budget.open().take('ben', 4);
    expect(() => budget.open().take('ben', 1)).toThrow(refused);
  });
});
