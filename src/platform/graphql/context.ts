import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError } from '../../kernel/errors.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { RootAnswers } from './compiled/root-answers.js';
import type { LiveSession } from './live/live-session.js';

/** The context of a GraphQL request. */
export interface GraphQLContext {
  readonly requestId: string;
  readonly viewer: Viewer | null;
  /** Set while a compiled query runs, and after it failed. */
  rootAnswers?: RootAnswers;
  /** Whether the document is only compiled, and not run. */
  readonly isWarmUp?: boolean;
  /** The WebSocket session; null over HTTP. */
  readonly session: LiveSession | null;
}

/** The signed-in viewer; the guard has already rejected anonymous requests. */
export const CurrentViewer = createParamDecorator((_data: unknown, context: ExecutionContext): Viewer => {
  const { viewer } = GqlExecutionContext.create(context).getContext<GraphQLContext>();
  if (!viewer) throw new AppError('UNAUTHENTICATED', 'Authentication required: send a bearer token.');
  return viewer;
});
