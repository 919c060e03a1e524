import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LiveBus } from '../../live/live-bus.js';
import type { ChangeFeed } from './live-changes.service.js';

type Listener = (changed: string) => void;

/** Tells which objects change, in any process, by the events whose subjects they are. */
@Injectable()
export abstract class EventFeed implements ChangeFeed, OnModuleInit {
  /** The kinds of event. */
  protected abstract readonly kinds: readonly string[];
  private readonly listeners = new Set<Listener>();

  constructor(private readonly bus: LiveBus) {}

  onModuleInit(): void {
    const tell = (changed: string) => this.listeners.forEach((listener) => listener(changed));
    for (const kind of this.kinds) this.bus.on(kind, tell, () => tell('all'));
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
