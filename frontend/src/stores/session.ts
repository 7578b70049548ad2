// The open document: what the desk last said of it, and the queue of edits on
// their way. One request is under way at a time; what is done meanwhile is
// sent together when the answer is there.

import { clientId, DeskError, OfflineError } from '../api/client';
import { desk, type NumberedAt } from '../api/desk';
import { applyDocument, applyScene } from '../model/apply';
import { applySteps } from '../model/apply-step';
import type { Document } from '../model/document';
import type { Located } from '../model/mapping';
import { rebase } from '../model/rebase';
import type { Scene } from '../model/scene';
import type { Edit, Step } from '../model/step';
import type { Change, EditRequest, Opened, Overset, Status } from '../model/wire';
import { answerCame, awaitAnswer, createBehindPaint } from './behind-paint';

export type SaveState = 'saved' | 'saving' | 'offline';

export type SessionState = {
  id: string | null;
  document: Document | null;
  scene: Scene | null;
  status: Status | null;
  save: SaveState;
  savedAt: number | null; // milliseconds of the clock
  /** While a drag or an alternative is looked at: shown instead, nothing is stored. */
  preview: { scene: Scene; document: Document; overset: Overset[] } | null;
};

/** Components follow behind the paint; the canvas, and whoever asks for the state, sees it at once. */
export const useSession = createBehindPaint<SessionState>(
  () => ({ id: null, document: null, scene: null, status: null, save: 'saved', savedAt: null, preview: null }),
  (now, before) => now.id !== before.id || (now.save === 'offline') !== (before.save === 'offline'),
);

/** What is on the screen: the preview where there is one. */
export const shownDocument = (s: SessionState): Document | null => s.preview?.document ?? s.document;
export const shownScene = (s: SessionState): Scene | null => s.preview?.scene ?? s.scene;

/**
 * Told after each answer is applied: own is what this tab asked for, as the
 * desk applied it (isHistory: by undo, redo or from the history), moved what
 * changed a document in which all edits of this tab, the waiting ones too, are
 * in force already.
 */
export type AppliedChange = {
  foreign: readonly Step[];
  own: readonly Step[];
  moved: readonly Located[];
  isHistory: boolean;
  whole: boolean;
};
export type ChangeListener = (change: AppliedChange) => void;
export type FailureListener = (error: DeskError) => void;

const retryDelays = [300, 1000, 3000, 5000];

/** How often a fault of the desk's own is met with the same request again. */
const faultTries = 3;

/** How long leaving a document waits for edits on their way. */
const leaveTimeout = 5_000;

class Session {
  private queue: Edit[] = [];
  private isBusy = false;
  private failures = 0;
  private serial = 0;
  /** The request under way: after a lost answer the very same goes out again. */
  private sending: EditRequest | null = null;
  /** Edits at the front of the queue that go out one by one, since together they were refused. */
  private singly = 0;
  /** What makes its edit after a pause. */
  private readonly heldBack = new Set<() => void>();
  /** Counts the documents that were opened and left: answers for an earlier one are let fall. */
  private turn = 0;
  private waiters: (() => void)[] = [];
  private changeListeners = new Set<ChangeListener>();
  private failureListeners = new Set<FailureListener>();
  private wantedPreview: Step[] | null = null;
  private isPreviewing = false;
  private previewTurn = 0;

  onChange(l: ChangeListener): () => void {
    this.changeListeners.add(l);
    return () => this.changeListeners.delete(l);
  }

  /** Refused edits and other trouble that an editor should see. */
  onFailure(l: FailureListener): () => void {
    this.failureListeners.add(l);
    return () => this.failureListeners.delete(l);
  }

  /** Opens a document, once the edits of the one before are kept. Of two calls the last one wins; one that is open stays. Known is the desk's answer where it is there already. */
  async open(id: string, known?: Opened): Promise<void> {
    const turn = ++this.opening;
    if (useSession.getState().id === id) return;
    await this.leave(() => turn === this.opening);
    if (turn !== this.opening) return;
    const opened = known ?? (await desk.open(id));
    if (turn !== this.opening) return;
    this.turn++;
    useSession.setState({ ...opened, save: 'saved', savedAt: null, preview: null });
  }

  /** Leaves the document, once its edits are kept; where another is opened meanwhile, that one stays. */
  async close(): Promise<void> {
    const turn = ++this.opening;
    this.endPreview();
    await this.leave(() => turn === this.opening);
  }

  private opening = 0;

  /** Waits for the edits on their way, a while at most, and lets go of the document. */
  private async leave(isWanted = () => true) {
    const { id } = useSession.getState();
    this.release();
    if (this.queue.length > 0) await Promise.race([this.run(), pause(leaveTimeout)]);
    if (!isWanted() || id !== useSession.getState().id) return;
    this.turn++;
    this.queue = [];
    this.sending = null;
    this.singly = 0;
    this.endPreview();
    useSession.setState({ id: null, document: null, scene: null, status: null, preview: null });
  }

  /** Sends an edit, or queues it behind the one under way. Resolves once the desk has synced it (or refused). */
  edit(edit: Edit): Promise<void> {
    // What is previewed stays on the screen until the answer takes its place.
    this.wantedPreview = null;
    this.previewTurn++;
    this.queue.push(edit);
    awaitAnswer();
    useSession.setState({ save: 'saving' });
    return this.run();
  }

  /** Edits that the desk has not acknowledged yet, oldest first, as they stand on the document. */
  pending(): readonly Edit[] {
    return this.queue;
  }

  /** Whether a request of the document is under way, or waits. */
  isBusyNow(): boolean {
    return this.isBusy || this.isPreviewing || this.queue.length > 0;
  }

  /** Resolves once everything queued is answered. */
  settled = (): Promise<void> => {
    this.release();
    return this.run();
  };

  /** For what makes its edit after a pause (a wheel that may turn on): send is called where the edit is wanted at once. Returns the end. */
  holdBack(send: () => void): () => void {
    this.heldBack.add(send);
    return () => this.heldBack.delete(send);
  }

  private release() {
    for (const send of [...this.heldBack]) send();
  }

  undo = () => this.ask((id, at) => desk.undo(id, at));
  redo = () => this.ask((id, at) => desk.redo(id, at));
  goto = (cursor: number) => this.ask((id, at) => desk.goto(id, at, cursor));

  /** Runs a call that answers with a Change, behind everything queued; its serial lets a lost answer be asked for again. */
  async ask(request: (id: string, at: NumberedAt) => Promise<Change>): Promise<void> {
    await this.settled();
    const { id } = useSession.getState();
    if (!id) return;
    await this.exclusively(async (isOpen) => {
      if (!isOpen()) return;
      const at = { ...this.at(), serial: ++this.serial };
      const change = await this.untilAnswered(() => request(id, at), isOpen);
      if (change && isOpen()) this.accept(change);
    });
  }

  /** The answer to a request that may go out more than once; none where the document is left meanwhile. */
  private async untilAnswered(request: () => Promise<Change>, isOpen: () => boolean): Promise<Change | undefined> {
    while (isOpen()) {
      try {
        const change = await request();
        this.failures = 0;
        return change;
      } catch (error) {
        if (mayPass(error, this.failures)) await this.waitToRetry(error);
        else throw this.gaveUp(error, isOpen);
      }
    }
    return undefined;
  }

  /** A call that the desk refused for good: it is there, so nothing is offline any more. */
  private gaveUp(error: unknown, isOpen: () => boolean): unknown {
    this.failures = 0;
    if (isOpen()) useSession.setState({ save: this.queue.length ? 'saving' : 'saved' });
    return error;
  }

  at() {
    const { status, scene } = useSession.getState();
    return { base: status?.revision ?? 0, scene: scene?.id ?? '' };
  }

  /** Someone else changed the document: fetches the difference. */
  async catchUp(revision: number): Promise<void> {
    const { id, status } = useSession.getState();
    if (!id || !status || revision <= status.revision) return;
    await this.exclusively(async (isOpen) => {
      if (!isOpen() || revision <= (useSession.getState().status?.revision ?? 0)) return;
      const change = await desk.changes(id, this.at());
      if (isOpen()) this.accept(change);
    });
    await this.run();
  }

  /** Shows the page as it would be after steps; the last call wins, the ones between are skipped. */
  preview(steps: Step[]) {
    this.wantedPreview = steps;
    if (!this.isPreviewing) void this.runPreview();
  }

  endPreview() {
    this.wantedPreview = null;
    this.previewTurn++;
    if (useSession.getState().preview) useSession.setState({ preview: null });
  }

  private async runPreview() {
    this.isPreviewing = true;
    const turn = this.previewTurn;
    try {
      while (this.wantedPreview && turn === this.previewTurn) {
        const steps = this.wantedPreview;
        this.wantedPreview = null;
        await this.onePreview(steps, turn);
      }
    } finally {
      this.isPreviewing = false;
      if (this.wantedPreview) void this.runPreview();
    }
  }

  private async onePreview(steps: Step[], turn: number) {
    const { id, document, scene } = useSession.getState();
    if (!id || !document || !scene) return;
    try {
      const p = await desk.preview(id, { ...this.at(), steps });
      if (turn !== this.previewTurn || useSession.getState().scene !== scene) return;
      const shown = p.scene ? applyScene(scene, p.scene) : (p.whole ?? scene);
      useSession.setState({
        preview: { scene: shown, document: applyDocument(document, p.document), overset: p.overset },
      });
    } catch (error) {
      if (!(error instanceof DeskError || error instanceof OfflineError)) throw error;
    }
  }

  /** Sends the queue until it is empty. */
  private async run(): Promise<void> {
    await this.exclusively(async (isOpen) => {
      while (isOpen() && this.queue.length > 0) await this.sendQueue(isOpen);
    });
  }

  private async sendQueue(isOpen: () => boolean) {
    const { id } = useSession.getState();
    if (!id) {
      this.queue = [];
      return;
    }
    const edits = this.singly > 0 ? this.queue.slice(0, 1) : [...this.queue];
    this.sending ??= { ...this.at(), edits, serial: ++this.serial };
    const sent = this.sending.edits.length;
    try {
      const change = await desk.edit(id, this.sending);
      if (!isOpen()) return;
      this.done(sent);
      this.accept(change, this.queue.splice(0, sent));
    } catch (error) {
      if (isOpen()) await this.recover(error, sent, isOpen);
    }
  }

  /** So many edits at the front are dealt with. */
  private done(sent: number) {
    this.sending = null;
    this.failures = 0;
    this.singly = Math.max(0, this.singly - sent);
  }

  private async recover(error: unknown, sent: number, isOpen: () => boolean) {
    if (mayPass(error, this.failures)) return this.waitToRetry(error);
    if (!(error instanceof DeskError)) {
      this.done(sent);
      this.queue.splice(0, sent);
      throw error;
    }
    // Of several that were refused together most may be good: one by one they show it.
    if (sent > 1) {
      this.sending = null;
      this.singly = sent;
    } else {
      this.done(sent);
      this.queue.splice(0, sent);
      for (const l of this.failureListeners) l(error);
    }
    await this.refresh(isOpen);
  }

  /** The edits stay in the queue; of trouble that the desk tells the editor is told once. */
  private async waitToRetry(error: OfflineError | DeskError) {
    useSession.setState({ save: 'offline' });
    if (error instanceof DeskError && this.failures === 0) for (const l of this.failureListeners) l(error);
    await pause(retryDelays[Math.min(this.failures++, retryDelays.length - 1)] ?? 0);
  }

  /** After a refusal: what the desk has, as far as it answers. */
  private async refresh(isOpen: () => boolean) {
    const { id } = useSession.getState();
    if (!id) return;
    try {
      const change = await desk.changes(id, this.at());
      if (isOpen()) this.accept(change);
    } catch (error) {
      if (!(error instanceof DeskError || error instanceof OfflineError)) throw error;
      useSession.setState({ preview: null, save: this.queue.length ? 'saving' : 'saved' });
    }
  }

  /** Takes an answer in: document, scene, status; the queue moves over the steps of others. */
  private accept(change: Change, sent: readonly Edit[] = []) {
    const { document, scene } = useSession.getState();
    if (!document || !scene) return;
    const { foreign = [], applied = [], late = [] } = change;
    const isHistory = sent.length === 0 && applied.length > 0;
    let { queue, moved } = rebase(document, sent, this.queue, isHistory ? [...foreign, ...applied] : foreign);
    if (late.length > 0) {
      const behind = rebase(applySteps(document, [...foreign, ...applied]), [], queue, late);
      queue = behind.queue;
      moved = [...moved, ...behind.moved];
    }
    this.queue = queue;
    this.singly = Math.min(this.singly, queue.length);
    useSession.setState({
      document: change.anew ?? applyDocument(document, change.document),
      scene: change.scene ? applyScene(scene, change.scene) : (change.whole ?? scene),
      status: change.status,
      preview: null,
      save: this.queue.length ? 'saving' : 'saved',
      savedAt: Date.now(),
    });
    answerCame();
    for (const l of this.changeListeners)
      l({ foreign: [...foreign, ...late], own: applied, moved, isHistory, whole: change.whole !== undefined });
  }

  /** One request at a time; callers wait for their turn. isOpen tells whether the document is still the one of the call. */
  private async exclusively(work: (isOpen: () => boolean) => Promise<void>): Promise<void> {
    const { turn } = this;
    while (this.isBusy) await new Promise<void>((resolve) => this.waiters.push(resolve));
    this.isBusy = true;
    try {
      await work(() => turn === this.turn);
    } finally {
      this.isBusy = false;
      const waiting = this.waiters;
      this.waiters = [];
      for (const w of waiting) w();
    }
  }
}

/** Whether the same request may go through later: the desk is away, its disk full, or it had a fault of its own. */
function mayPass(error: unknown, failures: number): error is OfflineError | DeskError {
  if (error instanceof OfflineError) return true;
  if (!(error instanceof DeskError)) return false;
  return [408, 429, 502, 503, 504, 507].includes(error.status) || (error.status === 500 && failures < faultTries);
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const session = new Session();

/** Whoever closes the tab while edits are not kept yet is asked first. */
window.addEventListener('beforeunload', (event) => {
  if (session.pending().length > 0) event.preventDefault();
});

/** Own changes come back as events too; they are told apart by this. */
export const isOwn = (client: string): boolean => client === clientId;
