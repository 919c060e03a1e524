import { Injectable } from '@nestjs/common';
import { EventFeed } from '../../platform/graphql/live/event-feed.js';
import { ENGAGEMENT_EVENTS } from '../engagements/index.js';
import { HEALTH_EVENTS } from '../health/index.js';

/** Tells which engagements change. Usage is not among the events: health is evaluated within seconds of it. */
@Injectable()
export class EngagementFeed extends EventFeed {
  protected readonly kinds = [
    ...[ENGAGEMENT_EVENTS.started, ENGAGEMENT_EVENTS.changed, ENGAGEMENT_EVENTS.reforecast],
    HEALTH_EVENTS.scored,
  ];
}

/** Tells which engagements' health was evaluated. */
@Injectable()
export class HealthFeed extends EventFeed {
  protected readonly kinds = [HEALTH_EVENTS.scored];
}
