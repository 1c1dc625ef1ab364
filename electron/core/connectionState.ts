// What one window, browser or command line holds while it is connected.

import type { SignedInUser } from './handlers.ts';
import { forgetPreviews, newPreviews, type Previews } from './preview/previews.ts';
import type { OpenedView } from './registers/view.ts';

export interface ConnectionState {
  id: string;
  user: SignedInUser | null;
  locked: boolean;
  /** Instant of the last thing the user did. */
  activeAt: string;
  views: Map<string, OpenedView>;
  /** Register → instant until which its sensitive fields are shown, with the reason given. */
  reveals: Map<string, { until: string; reason: string; seen: Set<string> }>;
  /** Attachments whose viewing this session has already logged. */
  seenAttachments: Set<string>;
  /** Imports that were opened and not yet closed; keyed by the id given to the window. */
  imports: Map<string, unknown>;
  /** Documents written to be looked at. */
  previews: Previews;
}

/** Nobody signed in, nothing open. `now` is a UTC instant. */
export function newConnectionState(id: string, now: string): ConnectionState {
  return {
    id,
    user: null,
    locked: false,
    activeAt: now,
    views: new Map(),
    reveals: new Map(),
    seenAttachments: new Set(),
    imports: new Map(),
    previews: newPreviews(),
  };
}

/** Forgets everything that came from the database. */
export function forgetRecords(state: ConnectionState): void {
  state.views.clear();
  state.reveals.clear();
  state.seenAttachments.clear();
  state.imports.clear();
  forgetPreviews(state.previews);
}
