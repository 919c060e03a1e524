import { createContext, useContext } from 'react';

/** Opens the log with a line to begin with, e.g. the key of the engagement in view. */
export const LogContext = createContext<(line?: string) => void>(() => undefined);
export const useLog = () => useContext(LogContext);
