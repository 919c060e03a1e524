import { BadRequestException } from '@nestjs/common';
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';

/** The attributes of a CloudEvent that are read, as structured mode names them. */
export type EventAttributes = Readonly<Record<string, string>>;

const REQUIRED = ['specversion', 'type', 'source', 'id'] as const;

/**
 * Reads the attributes of a CloudEvent in binary mode, whose data is the body.
 * @param headers with names in lower case
 * @returns null if the request has none of the required ones, so it is not in binary mode
 * @throws HttpException 400 if only some are there, or one is not percent-encoded UTF-8
 * @source CloudEvents 1.0.2, HTTP Protocol Binding, section 3.1
 */
export function eventAttributes(headers: IncomingHttpHeaders): EventAttributes | null {
  const missing = REQUIRED.map((name) => `ce-${name}`).filter((name) => !headers[name]);
  if (missing.length === REQUIRED.length) return null;
  if (missing.length > 0)
    throw new BadRequestException(`A CloudEvent in binary mode needs the headers ${missing.join(', ')}.`);
  const names = headers['ce-time'] ? [...REQUIRED, 'time'] : REQUIRED;
  return Object.fromEntries(names.map((name) => [name, decoded(`ce-${name}`, headers)]));
}

/** Earlier versions of the binding quoted values instead of encoding them. */
const QUOTED = /"((?:[^"\\]|\\.)*)"/g;
const ESCAPED = /\\(.)/g;
const ENCODED_BYTE = /%([\dA-Fa-f]{2})/g;

function decoded(name: string, headers: IncomingHttpHeaders): string {
  const text = String(headers[name]).replace(QUOTED, (_whole, quoted: string) =>
    quoted.replace(ESCAPED, '$1'),
  );
  // Node reads each byte of a header as one character.
  const bytes = Buffer.from(
    text.replace(ENCODED_BYTE, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
  if (!isUtf8(bytes)) throw new BadRequestException(`The header ${name} is not percent-encoded UTF-8.`);
  return bytes.toString();
}
