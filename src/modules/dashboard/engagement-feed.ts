import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChangeFeed } from '../../platform/graphql/live/live-changes.service.js';
import { LiveBus } from '../../platform/live/live-bus.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';
import { HEALTH_EVENTS } from '../health/index.js';

/** Usage is not among them: health is evaluated within seconds of it. */
const KINDS = [
  ...[ENGAGEMENT_EVENTS.started, ENGAGEMENT_EVENTS.changed, ENGAGEMENT_EVENTS.reforecast],
  HEALTH_EVENTS.scored,
];

type Listener = (changed: string) => void;

/** Tells which engagements change, in any process. */
@Injectable()
export class EngagementFeed implements ChangeFeed, OnModuleInit {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly bus: LiveBus) {}

  onModuleInit(): void {
    const tell = (changed: string) => this.listeners.forEach((listener) => listener(changed));
    for (const kind of KINDS) this.bus.on(kind, tell, () => tell('all'));
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
