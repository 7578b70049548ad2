// Runs commands on the open document: plans of steps become edits.

import { markEdit } from '../canvas/measure';
import { applyAnyStep } from '../model/apply-frame-step';
import type { Document } from '../model/document';
import type { Step } from '../model/step';
import { useSelection } from '../stores/selection';
import { session, useSession } from '../stores/session';
import type { Made } from './commands/making';

/** The document that steps are made for: with the edits on their way, without what is previewed. */
export function present(): Document | null {
  const { document } = useSession.getState();
  const pending = session.pending();
  return document && pending.flatMap((e) => e.steps).reduce(applyAnyStep, document);
}

export type Plan = (d: Document, ids: readonly string[]) => Step[];

/** Sends steps as one edit of a name below `edit.`; none are no edit. */
export function send(name: string, steps: Step[], timeStamp?: number, join = false): boolean {
  if (!steps.length) {
    session.endPreview();
    return false;
  }
  markEdit(timeStamp ?? globalThis.event?.timeStamp ?? performance.now());
  void session.edit(join ? { name, steps, join } : { name, steps });
  return true;
}

/** Runs a plan on the selected frames. Returns whether anything was to do. */
export function run(name: string, plan: Plan, timeStamp?: number): boolean {
  const document = present();
  if (!document) return false;
  return send(name, plan(document, useSelection.getState().frames), timeStamp);
}

/** Sends what makes frames, and selects them. */
export function make(name: string, made: Made, timeStamp?: number): boolean {
  if (!send(name, made.steps, timeStamp)) return false;
  useSelection.getState().selectFrames(made.frames);
  return true;
}
