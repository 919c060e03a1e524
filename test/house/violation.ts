export const DIRECTION = 'boundaries/dependencies';

/** Path, content and the rules that must catch it. */
export type Violation = [name: string, path: string, text: string, rules: string[]];
