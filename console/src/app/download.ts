import { useCallback } from 'react';
import { useSession } from './session/session-context';

/** Lets the browser save content under a name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Spreadsheets take text without the byte order mark for another encoding. */
export const saveCsv = (name: string, csv: string): void =>
  saveFile(name, new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }));

/** Saves a file of this server, which answers only to a bearer token. @throws Error if it does not answer */
export function useDownload(): (path: string, name: string) => Promise<void> {
  const session = useSession();
  return useCallback(
    async (path, name) => {
      const response = await fetch(path, {
        headers: { authorization: `Bearer ${await session.token()}` },
      });
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      saveFile(name, await response.blob());
    },
    [session],
  );
}
