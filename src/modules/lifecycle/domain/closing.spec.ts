import { ENGAGEMENT_STATUSES, STAGES } from '../../../kernel/enums.js';
import { Refusal } from '../../../kernel/errors.js';
import { stageAtEnd } from './closing.js';

const active = (stage: (typeof STAGES)[number]) => ({ stage, status: 'ACTIVE' as const });

it.each(STAGES.slice(0, -1))('cancels from %s and keeps the stage', (stage) => {
  expect(stageAtEnd(active(stage), 'CANCELLED')).toBe(stage);
  expect(stageAtEnd({ stage, status: 'ON_HOLD' }, 'CANCELLED')).toBe(stage);
});

it.each(STAGES.slice(0, -1))('completes from %s only if it is ADOPTION', (stage) => {
  const complete = () => stageAtEnd(active(stage), 'COMPLETED');
  if (stage === 'ADOPTION') expect(complete()).toBe('CLOSED');
  else expect(complete).toThrow(/can only be completed from ADOPTION/);
});

it.each(ENGAGEMENT_STATUSES.filter((status) => status === 'ACTIVE' || status === 'ON_HOLD'))(
  'does not accept %s as an end',
  (outcome) => {
    expect(() => stageAtEnd(active('ADOPTION'), outcome)).toThrow(Refusal);
    expect(() => stageAtEnd(active('ADOPTION'), outcome)).toThrow(/COMPLETED or CANCELLED/);
  },
);

it('completes nothing while on hold', () => {
  expect(() => stageAtEnd({ stage: 'ADOPTION', status: 'ON_HOLD' }, 'COMPLETED')).toThrow(/must be active/);
});
