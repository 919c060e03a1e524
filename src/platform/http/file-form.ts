import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { BadRequestException, PayloadTooLargeException, RequestTimeoutException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Pace } from './pace.js';

const KIB = 1024;
/** What a form may hold beside its one file: a few short fields. */
const MAX_FIELDS = 4;
const LIMITS = {
  ...{ files: 1, fields: MAX_FIELDS, parts: MAX_FIELDS + 1 },
  ...{ fieldNameSize: 100, fieldSize: KIB, headerPairs: 20, headerSize: 8 * KIB },
};

/** Before its file is read, a form waits for the engagement's lock. */
const WINDOW_MS = 30_000;

/** A file on its way, with the fields that came before it. */
export interface SentFile {
  readonly fields: ReadonlyMap<string, string>;
  /** As the caller says, without folders; empty if none was said. */
  readonly name: string;
  /** As the caller says, in lower case, without parameters. */
  readonly type: string;
  /** To be read to its end; throws HttpException where it is too large, late or broken off. */
  readonly body: AsyncIterable<Buffer>;
}

/** Reads a multipart form of some fields and then one file, as it comes and never whole. */
export class FileForm {
  private readonly fields = new Map<string, string>();
  private readonly opened = deferred<SentFile>();
  private readonly ended = deferred<undefined>();
  private readonly parser: BusboyInstance;
  private readonly pace: Pace;
  private file: BusboyFileStream | undefined;
  private reason: Error | undefined;

  /** @throws HttpException if the request's headers name no boundary */
  constructor(
    private readonly request: IncomingMessage,
    private readonly maxBytes: number,
  ) {
    this.parser = parserFor(request, maxBytes);
    this.pace = new Pace(() => this.stop(tooSlow()), WINDOW_MS);
    this.listen();
    request.on('data', this.goesOn).on('close', this.breaksOff).pipe(this.parser);
  }

  /** The file, once the fields before it are read. @throws HttpException for a form without one */
  sent(): Promise<SentFile> {
    return this.opened.promise;
  }

  /** Waits until the whole form was read. @throws HttpException if more came than a file, or less */
  end(): Promise<undefined> {
    return this.ended.promise;
  }

  /** Reads no further; whoever waits, or reads the file, is told why. */
  stop(reason: Error = new Error('The rest of the form is ignored.')): void {
    if (this.reason) return;
    this.reason = reason;
    this.pace.stop();
    this.request.off('data', this.goesOn).off('close', this.breaksOff).unpipe(this.parser);
    this.opened.reject(reason);
    this.ended.reject(reason);
    this.file?.destroy(reason);
  }

  private readonly goesOn = (chunk: Buffer) => this.pace.came(chunk.length);
  private readonly breaksOff = () => {
    if (!this.request.readableEnded) this.stop(brokenOff());
  };

  private listen(): void {
    const tooMuch = () => this.stop(new BadRequestException('Send a few fields, then one file.'));
    this.parser
      .on('field', (name, value, _nameCut, cut) => this.takeField(name, value, cut))
      .on('file', (field, file, name, _encoding, type) => this.takeFile(field, file, name, type))
      .on('filesLimit', tooMuch)
      .on('fieldsLimit', tooMuch)
      .on('partsLimit', tooMuch)
      .on('error', () => this.stop(brokenOff()))
      .on('finish', () => this.finish());
  }

  private takeField(name: string, value: string, cut: boolean): void {
    if (this.file) this.stop(new BadRequestException('Send the fields before the file.'));
    else if (cut) this.stop(new BadRequestException(`A field can have at most ${LIMITS.fieldSize} bytes.`));
    else if (this.fields.has(name)) this.stop(new BadRequestException('Send each field only once.'));
    else this.fields.set(name, value);
  }

  private takeFile(field: string, file: BusboyFileStream, name: string | undefined, type: string): void {
    this.file = file;
    // Without a handler an error that nobody reads would end the process.
    file.on('error', () => this.stop(brokenOff()));
    file.on('limit', () => this.stop(tooLarge(this.maxBytes)));
    if (field !== 'file') this.stop(new BadRequestException('Send the file in the field `file`.'));
    if (this.reason) file.destroy(this.reason);
    else this.opened.resolve({ fields: this.fields, name: name ?? '', type, body: this.read(file) });
  }

  private async *read(file: BusboyFileStream): AsyncGenerator<Buffer> {
    try {
      yield* file as AsyncIterable<Buffer>;
    } catch (error) {
      throw this.reason ?? error;
    }
  }

  private finish(): void {
    if (this.file) this.ended.resolve(undefined);
    this.stop(new BadRequestException('Send a file in the field `file`.'));
  }
}

function parserFor({ headers }: IncomingMessage, maxBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: { ...LIMITS, fileSize: maxBytes },
      isPartAFile: (_field, _type, name) => name !== undefined,
    });
  } catch {
    throw new BadRequestException('The content-type has no boundary parameter.');
  }
}

const tooSlow = () => new RequestTimeoutException('The form was sent too slowly; send it again.');
const brokenOff = () => new BadRequestException('The form is incomplete; send it again.');
const tooLarge = (maxBytes: number) =>
  new PayloadTooLargeException(`The file is larger than ${maxBytes / (KIB * KIB)} MiB.`);

/** A promise that is settled from outside; one that nobody waits for may be rejected all the same. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: Error) => void;
  const promise = new Promise<T>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
