const locale = () => (typeof navigator === 'undefined' ? 'en' : navigator.language);
const formatter = (options: Intl.NumberFormatOptions) => {
  let made: Intl.NumberFormat | undefined;
  return (value: number) => (made ??= new Intl.NumberFormat(locale(), options)).format(value);
};

/** As 12,345. */
export const countText = formatter({ maximumFractionDigits: 0 });
/** As 12K, for the axes of charts. */
export const shortText = formatter({ notation: 'compact', maximumFractionDigits: 1 });
/** @param share 0-1; as 12.5% */
export const shareText = formatter({ style: 'percent', maximumFractionDigits: 1 });
export const decimalText = formatter({ maximumFractionDigits: 2 });

/** @param minutes as 1 h 30 min */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${countText(hours)} h` : `${countText(hours)} h ${rest} min`;
}

/** Working days, as +3 d, -2 d or on time. */
export function delayText(days: number | null): string {
  if (days === null) return '—';
  if (days === 0) return 'on time';
  return days > 0 ? `${days} d late` : `${-days} d early`;
}

/** @param ms latency, as 45.4 ms or 1,230 ms */
export const latencyText = (ms: number): string => `${ms < 100 ? oneDecimal(ms) : countText(ms)} ms`;
const oneDecimal = formatter({ maximumFractionDigits: 1 });

/** @param share of growth, as +12.5% */
export const growthText = formatter({
  style: 'percent',
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

/** @param hours as 12 h, or 16.5 days where that says more */
export const hoursText = (hours: number): string =>
  hours < 72 ? `${oneDecimal(hours)} h` : `${oneDecimal(hours / 24)} days`;
