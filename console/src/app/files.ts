import type { Session } from './session/session';

/** What `POST /uploads` accepts, for the browser's file picker. */
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.txt,.csv,.docx,.xlsx';

interface Upload {
  readonly file: File;
  /** Key of the engagement it is evidence for. */
  readonly engagement: string;
  /** Set by staff: whether the partner may read it. */
  readonly visibility?: 'INTERNAL' | 'PARTNER';
  /** @param share 0-1 of the bytes that were sent */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * @returns the ID of the upload
 * @throws Error with the server's reason if it was refused
 */
export async function uploadFile(session: Session, upload: Upload): Promise<string> {
  const form = new FormData();
  // The server reads the fields in this order.
  form.append('engagement', upload.engagement);
  if (upload.visibility) form.append('visibility', upload.visibility);
  form.append('file', upload.file);
  return send(await session.token(), form, upload);
}

/** fetch() does not tell how much of a body was sent. */
const send = (token: string, form: FormData, { onProgress, signal }: Upload): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/uploads');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = request.response as Answer | null;
      if (answer?.upload) resolve(answer.upload.id);
      else reject(new Error(answer?.error?.message ?? `The server answered ${request.status}.`));
    };
    request.onerror = () => reject(new Error('The server could not be reached.'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });

interface Answer {
  readonly upload?: { readonly id: string };
  readonly error?: { readonly message: string };
}

/** Downloads a file of the server's, which needs the token. @throws Error with the reason */
export async function downloadFile(session: Session, path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: { authorization: `Bearer ${await session.token()}` } });
  if (!response.ok) {
    const answer = (await response.json().catch(() => null)) as Answer | null;
    throw new Error(answer?.error?.message ?? `The server answered ${response.status}.`);
  }
  save(await response.blob(), name);
}

/** Offers a blob as a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
