import { Refusal } from '../../../kernel/errors.js';
import { type CorrectionPatch, type EntryContent, corrected, hides, publishes } from './correction.js';

const SAID: EntryContent = {
  text: 'Your key is 1234.',
  minutes: 45,
  day: '2026-11-30',
  visibility: 'PARTNER',
  withdrawn: false,
};
const WITHDRAWN: EntryContent = { ...SAID, text: 'Withdrawn.', withdrawn: true };

describe('a corrected progress entry', () => {
  it.each<[string, EntryContent, CorrectionPatch, Partial<EntryContent>]>([
    ['another text', SAID, { text: 'It is in the vault.' }, { text: 'It is in the vault.' }],
    ['another day and minutes', SAID, { day: '2026-12-01', minutes: 5 }, { day: '2026-12-01', minutes: 5 }],
    ['hidden', SAID, { visibility: 'INTERNAL' }, { visibility: 'INTERNAL' }],
    ['withdrawn', SAID, { withdraw: true }, { text: 'Withdrawn.', withdrawn: true }],
    [
      'withdrawn with other minutes',
      SAID,
      { withdraw: true, minutes: 0 },
      { text: 'Withdrawn.', withdrawn: true, minutes: 0 },
    ],
    [
      'withdrawn and hidden',
      SAID,
      { withdraw: true, visibility: 'INTERNAL' },
      { text: 'Withdrawn.', withdrawn: true, visibility: 'INTERNAL' },
    ],
    ['not withdrawn', SAID, { withdraw: false }, {}],
    ['other minutes for a withdrawn one', WITHDRAWN, { minutes: 5 }, { minutes: 5 }],
    [
      'a new text for a withdrawn one',
      WITHDRAWN,
      { text: 'It is in the vault.' },
      { text: 'It is in the vault.', withdrawn: false },
    ],
    ['restored', WITHDRAWN, { withdraw: false }, { text: 'As before.', withdrawn: false }],
    [
      'restored with another text',
      WITHDRAWN,
      { withdraw: false, text: 'Anew.' },
      { text: 'Anew.', withdrawn: false },
    ],
  ])('%s', (_case, current, patch, changes) => {
    const lastText = current.withdrawn && patch.withdraw === false ? 'As before.' : current.text;
    expect(corrected(current, patch, lastText)).toEqual({ ...current, ...changes });
  });

  it.each<[string, EntryContent, CorrectionPatch, readonly string[]]>([
    ['already withdrawn', WITHDRAWN, { withdraw: true }, ['NOT_ALLOWED_IN_STATE withdraw']],
    ['withdrawn with another text', SAID, { withdraw: true, text: 'Anew.' }, ['INVALID text']],
  ])('is rejected: %s', (_case, current, patch, faults) => {
    const refusal = (() => {
      try {
        return corrected(current, patch, current.text);
      } catch (error) {
        return error as Refusal;
      }
    })();
    expect(refusal).toBeInstanceOf(Refusal);
    const { userErrors } = refusal as Refusal;
    expect(userErrors.map(({ code, field }) => `${code} ${field?.[1]}`)).toEqual(faults);
  });
});

describe('the effect of a correction on the partner', () => {
  const INTERNAL: EntryContent = { ...SAID, visibility: 'INTERNAL' };
  const NEITHER: EntryContent = { ...WITHDRAWN, visibility: 'INTERNAL' };
  it.each<[string, EntryContent, EntryContent, 'hides' | 'publishes' | 'neither']>([
    ['withdrawing', SAID, WITHDRAWN, 'hides'],
    ['hiding', SAID, INTERNAL, 'hides'],
    ['showing', INTERNAL, SAID, 'publishes'],
    ['restoring', WITHDRAWN, SAID, 'publishes'],
    ['another text', SAID, { ...SAID, text: 'Anew.' }, 'neither'],
    ['withdrawing a hidden one', INTERNAL, NEITHER, 'neither'],
    ['showing a withdrawn one', NEITHER, WITHDRAWN, 'neither'],
    ['hiding a withdrawn one', WITHDRAWN, NEITHER, 'neither'],
  ])('%s', (_case, before, after, expected) => {
    expect([hides(before, after), publishes(before, after)]).toEqual([
      expected === 'hides',
      expected === 'publishes',
    ]);
  });
});
