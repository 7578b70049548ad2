// The open document: what the desk last said of it, and the queue of edits on
// their way. One request is under way at a time; what is done meanwhile is
// sent together when the answer is there.

import { clientId, DeskError, OfflineError } from '../api/client';
import { desk } from '../api/desk';
import { applyDocument, applyScene } from '../model/apply';
import type { Document } from '../model/document';
import type { Located } from '../model/mapping';
import { rebase } from '../model/rebase';
import type { Scene } from '../model/scene';
import type { Edit, Step } from '../model/step';
import type { Change, EditRequest, Overset, Status } from '../model/wire';
import { createBehindPaint } from './behind-paint';

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

class Session {
  private queue: Edit[] = [];
  private isBusy = false;
  private failures = 0;
  private serial = 0;
  /** The request under way: after a lost answer the very same goes out again. */
  private sending: EditRequest | null = null;
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

  async open(id: string): Promise<void> {
    this.queue = [];
    this.sending = null;
    const opened = await desk.open(id);
    useSession.setState({ ...opened, save: 'saved', savedAt: null, preview: null });
  }

  close() {
    this.queue = [];
    this.sending = null;
    this.endPreview();
    useSession.setState({ id: null, document: null, scene: null, status: null, preview: null });
  }

  /** Sends an edit, or queues it behind the one under way. Resolves once the desk has synced it (or refused). */
  edit(edit: Edit): Promise<void> {
    // What is previewed stays on the screen until the answer takes its place.
    this.wantedPreview = null;
    this.previewTurn++;
    this.queue.push(edit);
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
  settled = (): Promise<void> => this.run();

  undo = () => this.ask((id) => desk.undo(id, this.at()));
  redo = () => this.ask((id) => desk.redo(id, this.at()));
  goto = (cursor: number) => this.ask((id) => desk.goto(id, this.at(), cursor));

  /** Runs a call that answers with a Change, behind everything queued. */
  async ask(request: (id: string) => Promise<Change>): Promise<void> {
    await this.run();
    const { id } = useSession.getState();
    if (!id) return;
    await this.exclusively(async () => this.accept(await request(id)));
  }

  at() {
    const { status, scene } = useSession.getState();
    return { base: status?.revision ?? 0, scene: scene?.id ?? '' };
  }

  /** Someone else changed the document: fetches the difference. */
  async catchUp(revision: number): Promise<void> {
    const { id, status } = useSession.getState();
    if (!id || !status || revision <= status.revision || this.isBusy) return;
    await this.exclusively(async () => {
      if (revision > (useSession.getState().status?.revision ?? 0)) this.accept(await desk.changes(id, this.at()));
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
    await this.exclusively(async () => {
      while (this.queue.length > 0) await this.sendQueue();
    });
  }

  private async sendQueue() {
    const { id } = useSession.getState();
    if (!id) {
      this.queue = [];
      return;
    }
    this.sending ??= { ...this.at(), edits: [...this.queue], serial: ++this.serial };
    const sent = this.sending.edits.length;
    try {
      const change = await desk.edit(id, this.sending);
      this.sending = null;
      this.failures = 0;
      this.accept(change, this.queue.splice(0, sent));
    } catch (error) {
      await this.recover(error, sent);
    }
  }

  private async recover(error: unknown, sent: number) {
    if (error instanceof OfflineError || isDiskFull(error)) return this.waitToRetry(error);
    this.sending = null;
    this.queue.splice(0, sent);
    if (!(error instanceof DeskError)) throw error;
    for (const l of this.failureListeners) l(error);
    await this.refresh();
  }

  /** The edits stay in the queue; of a full disk the editor is told once. */
  private async waitToRetry(error: OfflineError | DeskError) {
    useSession.setState({ save: 'offline' });
    if (error instanceof DeskError && this.failures === 0) for (const l of this.failureListeners) l(error);
    const delay = retryDelays[Math.min(this.failures++, retryDelays.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, delay));
  }

  /** After a refusal: what the desk has, as far as it answers. */
  private async refresh() {
    const { id } = useSession.getState();
    try {
      if (id) this.accept(await desk.changes(id, this.at()));
    } catch (error) {
      if (!(error instanceof DeskError || error instanceof OfflineError)) throw error;
      useSession.setState({ preview: null, save: this.queue.length ? 'saving' : 'saved' });
    }
  }

  /** Takes an answer in: document, scene, status; the queue moves over the steps of others. */
  private accept(change: Change, sent: readonly Edit[] = []) {
    const { document, scene } = useSession.getState();
    if (!document || !scene) return;
    const { foreign = [], applied = [] } = change;
    const isHistory = sent.length === 0 && applied.length > 0;
    const { queue, moved } = rebase(document, sent, this.queue, isHistory ? [...foreign, ...applied] : foreign);
    this.queue = queue;
    useSession.setState({
      document: applyDocument(document, change.document),
      scene: change.scene ? applyScene(scene, change.scene) : (change.whole ?? scene),
      status: change.status,
      preview: null,
      save: this.queue.length ? 'saving' : 'saved',
      savedAt: Date.now(),
    });
    for (const l of this.changeListeners)
      l({ foreign, own: applied, moved, isHistory, whole: change.whole !== undefined });
  }

  /** One request at a time; callers wait for their turn. */
  private async exclusively(work: () => Promise<void>): Promise<void> {
    while (this.isBusy) await new Promise<void>((resolve) => this.waiters.push(resolve));
    this.isBusy = true;
    try {
      await work();
    } finally {
      this.isBusy = false;
      const waiting = this.waiters;
      this.waiters = [];
      for (const w of waiting) w();
    }
  }
}

const isDiskFull = (error: unknown): error is DeskError => error instanceof DeskError && error.status === 507;

export const session = new Session();

/** Own changes come back as events too; they are told apart by this. */
export const isOwn = (client: string): boolean => client === clientId;
