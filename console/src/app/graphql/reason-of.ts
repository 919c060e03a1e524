import type { CombinedError } from 'urql';

/** @returns what went wrong, without the mark that urql puts before it */
export const reasonOf = ({ message }: CombinedError): string => message.replace(/^\[\w+\] /, '');
