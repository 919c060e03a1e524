import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../kernel/errors.js';
import { lowerAscii } from '../kernel/text.js';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const LOOPBACK_PEERS = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * Allows only programs and pages on this machine. The Host check stops a foreign page that rebinds its name to 127.0.0.1.
 * The Origin check stops cross-origin posts, as browsers always send the header. The content type check stops plain HTML
 * forms.
 */
@Injectable()
export class LocalOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { host = '', origin, 'content-type': type = '' } = request.headers;
    if (!LOOPBACK_PEERS.has(request.ip) || !LOOPBACK_NAMES.has(nameOf(host)))
      throw new AppError('FORBIDDEN', 'This route is only available to programs on this machine.');
    if (origin !== undefined && origin !== `http://${host}`)
      throw new AppError('FORBIDDEN', 'This route is only available to pages of this origin.');
    if (type !== '' && !/^application\/json\b/i.test(type))
      throw new UnsupportedMediaTypeException('Send a body of type application/json.');
    return true;
  }
}

function nameOf(host: string): string {
  return lowerAscii(host.replace(/:\d+$/, ''));
}
