import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { BadRequestException, PayloadTooLargeException, RequestTimeoutException } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { Pace } from './pace.js';

const KIB = 1024;
/** Limits besides the one file: a few short fields. */
const MAX_FIELDS = 4;
const LIMITS = {
  ...{ files: 1, fields: MAX_FIELDS, parts: MAX_FIELDS + 1 },
  ...{ fieldNameSize: 100, fieldSize: KIB, headerPairs: 20, headerSize: 8 * KIB },
};

/** Longer than the default, because a form waits for the engagement's lock before its file is read. */
const WINDOW_MS = 30_000;

/** A file being received, with the fields that came before it. */
export interface SentFile {
  readonly fields: ReadonlyMap<string, string>;
  /** As given by the caller, without folders; empty if not given. */
  readonly name: string;
  /** As given by the caller, in lower case, without parameters. */
  readonly type: string;
  /** Must be read to the end; throws HttpException if it is too large, too slow or cut off. */
  readonly body: AsyncIterable<Buffer>;
}

/** Reads a multipart form of a few fields followed by one file, as a stream. */
export class FileForm {
  private readonly fields = new Map<string, string>();
  private readonly opened = deferred<SentFile>();
  private readonly ended = deferred<undefined>();
  private readonly parser: BusboyInstance;
  private readonly pace: Pace;
  private file: BusboyFileStream | undefined;
  private reason: Error | undefined;

  /** @throws HttpException if the content type has no boundary */
  constructor(
    private readonly request: IncomingMessage,
    private readonly maxBytes: number,
  ) {
    this.parser = parserFor(request, maxBytes);
    this.pace = new Pace(() => this.stop(tooSlow()), WINDOW_MS);
    this.listen();
    request.on('data', this.onData).on('close', this.onClose).pipe(this.parser);
  }

  /**
   * Resolves with the file, once the fields before it are read.
   * @throws HttpException if the form has none
   */
  sent(): Promise<SentFile> {
    return this.opened.promise;
  }

  /**
   * Waits until the whole form is read.
   * @throws HttpException if it has more or less than one file
   */
  end(): Promise<undefined> {
    return this.ended.promise;
  }

  /** Stops reading; pending calls and the file's reader fail with the reason. */
  stop(reason: Error = new Error('The rest of the form is ignored.')): void {
    if (this.reason) return;
    this.reason = reason;
    this.pace.stop();
    this.request.off('data', this.onData).off('close', this.onClose).unpipe(this.parser);
    this.opened.reject(reason);
    this.ended.reject(reason);
    this.file?.destroy(reason);
  }

  private readonly onData = (chunk: Buffer) => this.pace.received(chunk.length);
  private readonly onClose = () => {
    if (!this.request.readableEnded) this.stop(incomplete());
  };

  private listen(): void {
    const tooMuch = () => this.stop(new BadRequestException('Send a few fields, then one file.'));
    this.parser
      .on('field', (name, value, _nameCut, cut) => this.takeField(name, value, cut))
      .on('file', (field, file, name, _encoding, type) => this.takeFile(field, file, name, type))
      .on('filesLimit', tooMuch)
      .on('fieldsLimit', tooMuch)
      .on('partsLimit', tooMuch)
      .on('error', () => this.stop(incomplete()))
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
    // Without a handler, an error would end the process if nobody reads the file.
    file.on('error', () => this.stop(incomplete()));
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
const incomplete = () => new BadRequestException('The form is incomplete; send it again.');
const tooLarge = (maxBytes: number) =>
  new PayloadTooLargeException(`The file is larger than ${maxBytes / (KIB * KIB)} MiB.`);

/** A promise settled from outside; a rejection may go unhandled. */
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
