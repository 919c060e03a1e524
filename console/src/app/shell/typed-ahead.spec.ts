import { keepTyped, takeTyped, typeAhead } from './typed-ahead';

const type = (keys: readonly string[], timeStamp = 100) => keys.map((key) => keepTyped({ key, timeStamp }));

describe('what is typed before the log is open', () => {
  it('is kept for it, and only once', () => {
    typeAhead(0);
    type(['4', '5', 'x', 'Backspace', 'm', 'Shift', ' ']);
    expect(takeTyped()).toBe('45m ');
    expect(takeTyped()).toBe('');
  });

  it('is nothing of its own while nobody opens it', () => {
    expect(type(['g', 'w'])).toEqual([false, false]);
    expect(takeTyped()).toBe('');
  });

  it('is no longer waited for after a while', () => {
    typeAhead(0);
    expect(type(['j'], 5_001)).toEqual([false]);
    takeTyped();
  });
});
