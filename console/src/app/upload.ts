import { useCallback } from 'react';
import { useSession } from './session/session-context';

export interface Uploaded {
  readonly id: string;
  readonly name: string;
}

export interface UploadOptions {
  /** The key of the engagement. */
  readonly engagement: string;
  readonly file: File;
  /** Whether partners may read it; for staff. */
  readonly visibility?: 'INTERNAL' | 'PARTNER';
  /** @param share 0-1 of what was sent */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file, saying how far it is. @throws Error with the server's reason */
export function useUpload(): (options: UploadOptions) => Promise<Uploaded> {
  const session = useSession();
  return useCallback(async (options) => send(options, await session.token()), [session]);
}

/** `fetch` does not say how much of a body was sent. */
const send = ({ engagement, file, visibility, onProgress, signal }: UploadOptions, token: string) =>
  new Promise<Uploaded>((resolve, reject) => {
    const form = new FormData();
    form.append('engagement', engagement);
    if (visibility) form.append('visibility', visibility);
    form.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', '/uploads');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Error('The server could not be reached.'));
    request.onabort = () => reject(new Error('The upload was stopped.'));
    request.onload = () => {
      const answer = request.response as { upload?: Uploaded; error?: { message: string } } | null;
      if (answer?.upload) resolve(answer.upload);
      else reject(new Error(answer?.error?.message ?? `The server answered ${request.status}.`));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
