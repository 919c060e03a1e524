import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Viewer } from '../../kernel/viewer.js';
import { Allow } from '../../platform/auth/allow.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { UpdateUploadInput, UpdateUploadPayload } from './update-upload.graphql.js';
import { UpdateUploadService } from './update-upload.service.js';

@Resolver()
export class UpdateUploadResolver {
  constructor(private readonly service: UpdateUploadService) {}

  @Allow('evidence:submit')
  @Mutation(() => UpdateUploadPayload, {
    description:
      "Hides a file of evidence from partners or shows it to them, even after its engagement has ended. Only managers may do so with a partner's own files.",
  })
  updateUpload(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => UpdateUploadInput }) input: UpdateUploadInput,
  ): Promise<UpdateUploadPayload> {
    return this.service.execute(viewer, input);
  }
}
