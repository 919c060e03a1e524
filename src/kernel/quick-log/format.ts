import { isShownToPartner } from '../enums.js';
import { lowerAscii } from '../text.js';
import { shownBlocker } from './blocker-mark.js';
import { shownMinutes } from './durations.js';
import { escaped } from './marks.js';
import type { QuickBlocker, QuickLog } from './quick-log.js';

/** Writes what `parse` reads as the same values, on any day. */
export function format(log: QuickLog): string {
  const { engagement, minutes, kind, day, text, passBallTo, milestone, reason } = log;
  const parts = [
    engagement,
    minutes > 0 && shownMinutes(minutes),
    day !== null && `on:${day}`,
    escapedText(text, true),
    kind !== 'NOTE' && `#${lowerAscii(kind)}`,
    passBallTo !== null && `>${passBallTo}`,
    isShownToPartner(log) && '+partner',
    milestone !== null && `for:${milestone}`,
    ...log.start.map((code) => `start:${code}`),
    ...log.complete.map((code) => `done:${code}`),
    ...log.resolve.map((id) => `resolve:${id}`),
    ...log.raise.map(formatBlocker),
    reason !== null && `why: ${escapedText(reason, false)}`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}

function formatBlocker(blocker: QuickBlocker): string {
  const end = blocker.commitmentOn === null ? '' : ` @${blocker.commitmentOn}`;
  return `${shownBlocker(blocker)} ${escapedText(blocker.reason, false)}${end}`;
}

/** @param isFirst whether nothing but marks precedes the text */
function escapedText(text: string, isFirst: boolean): string {
  return text
    .split(' ')
    .map((word, index) => escaped(word, isFirst && index === 0))
    .join(' ');
}
