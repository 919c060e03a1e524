import { upperAscii } from '../../kernel/text.js';
import type { StoredFile } from './find-upload.query.js';

/** Makes browsers save the file rather than render it, so that uploads never run in our origin. */
const ALWAYS = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

export function downloadHeaders({ name, type, sizeBytes }: StoredFile): Record<string, string> {
  return {
    ...ALWAYS,
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'content-length': String(sizeBytes),
    'content-disposition': attachment(name),
  };
}

/** RFC 6266: the name itself, and an ASCII version for clients that cannot read it. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${upperAscii(sign.charCodeAt(0).toString(16))}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
