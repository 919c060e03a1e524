import { BadRequestException } from '@nestjs/common';

/** Decodes UTF-8 that arrives in chunks, cut anywhere; drops a byte order mark. */
export class Utf8Text {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private text = '';

  /** @throws HttpException 400 if it is not UTF-8; so does `whole` */
  add(chunk: Buffer): void {
    this.decode(chunk, true);
  }

  whole(): string {
    this.decode(Buffer.alloc(0), false);
    return this.text;
  }

  private decode(chunk: Buffer, stream: boolean): void {
    try {
      this.text += this.decoder.decode(chunk, { stream });
    } catch {
      throw new BadRequestException('The body is not UTF-8.');
    }
  }
}

/**
 * @param text with bounded depth and number of values
 * @throws HttpException 400 for invalid JSON, or keys that would allow prototype pollution
 */
export function parseJson(text: string): unknown {
  const value = parse(text);
  if (hasPrototypeKeys(value)) throw new BadRequestException('The body contains a key that is not allowed.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequestException('The body is not valid JSON.');
  }
}

function hasPrototypeKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  const { constructor } = value as { constructor?: unknown };
  if (Object.hasOwn(value, 'constructor') && typeof constructor === 'object' && constructor !== null)
    if (Object.hasOwn(constructor, 'prototype')) return true;
  return Object.values(value).some(hasPrototypeKeys);
}
