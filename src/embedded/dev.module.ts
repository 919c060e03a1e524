import { Module } from '@nestjs/common';
import { DevController } from './dev.controller.js';

/** Routes of the embedded default; not loaded in production. */
@Module({ controllers: [DevController] })
export class DevModule {}
