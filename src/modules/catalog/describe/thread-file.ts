/** The compiled file that a thread runs: threads know nothing of how tests compile. */
export const DESCRIPTION_THREAD = new URL('./description.thread.js', import.meta.url);
