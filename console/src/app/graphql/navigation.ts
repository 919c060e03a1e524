/** Whether the page now shown was reached by the browser's back or forward. */
let goingBack = false;

export const isGoingBack = (): boolean => goingBack;

/** @param history the router's, which says how a place was reached */
export function watchNavigation(history: {
  subscribe: (listener: (event: { action: { type: string } }) => void) => unknown;
}): void {
  history.subscribe(({ action }) => {
    goingBack = ['BACK', 'FORWARD', 'GO'].includes(action.type);
  });
}
