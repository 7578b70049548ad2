// Keys and input methods, taken from a hidden text area that holds nothing
// between two inputs. contentEditable is not used: web views lose the first
// Chinese character in it.
//
// Orders of events that occur when a composition ends:
//   Chromium  input (isComposing) … compositionend; nothing after it
//   Firefox   compositionend, input without composing
//   WebKit    input deleteCompositionText, input insertFromComposition,
//             compositionend, keydown 229 of the key that ended it
// So text under composition is read from the text area while it lasts, and is
// committed by compositionend alone, or by leaving the text area.

export type InputSink = {
  /** Text typed, or put in by a program. */
  insert(text: string, timeStamp: number): void;
  /** Text under composition and the caret in it, UTF-16 units. */
  compose(text: string, caret: number): void;
  /** The composition ended with this text; "" means it was given up. */
  commit(text: string, timeStamp: number): void;
  /** Returns whether the key was used. */
  key(event: KeyboardEvent): boolean;
  copy(data: DataTransfer): boolean;
  cut(data: DataTransfer, timeStamp: number): boolean;
  paste(data: DataTransfer, timeStamp: number): void;
  /** The text area lost the keyboard. */
  blur(): void;
  focus(): void;
};

export class TextInput {
  private isComposing = false;
  /** What compositionend committed, while an input that repeats it may follow in the same breath. */
  private justCommitted: string | null = null;
  private readonly removal = new AbortController();

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly sink: InputSink,
  ) {
    this.listen('keydown', (e) => this.onKeyDown(e));
    this.listen('beforeinput', (e) => this.onBeforeInput(e as InputEvent));
    this.listen('input', (e) => this.onInput(e as InputEvent));
    this.listen('compositionstart', () => this.onStart());
    this.listen('compositionupdate', (e) => this.onUpdate(e.data));
    this.listen('compositionend', (e) => this.onEnd(e.data, e.timeStamp));
    this.listen('copy', (e) => this.onCopy(e));
    this.listen('cut', (e) => this.onCut(e));
    this.listen('paste', (e) => this.onPaste(e));
    this.listen('blur', (e) => this.onBlur(e.timeStamp));
    this.listen('focus', () => sink.focus());
  }

  get composing(): boolean {
    return this.isComposing;
  }

  dispose() {
    this.removal.abort();
  }

  private listen<K extends keyof HTMLElementEventMap>(name: K, f: (e: HTMLElementEventMap[K]) => void) {
    this.area.addEventListener(name, f, { signal: this.removal.signal });
  }

  private onKeyDown(e: KeyboardEvent) {
    // 229: the input method has taken the key, though the composition may be over.
    if (this.isComposing || e.isComposing || e.keyCode === 229) return;
    this.justCommitted = null;
    if (this.sink.key(e)) e.preventDefault();
  }

  /**
   * Plain letters never get into the text area: its change would be laid out
   * and painted while the desk already works on the answer.
   */
  private onBeforeInput(e: InputEvent) {
    if (this.isComposing || e.isComposing || e.inputType !== 'insertText' || !e.data || !e.cancelable) return;
    e.preventDefault();
    this.take(e.data, e.timeStamp);
  }

  private onInput(e: InputEvent) {
    if (this.isComposing) {
      this.sink.compose(this.area.value, this.area.selectionStart ?? this.area.value.length);
      return;
    }
    const text = this.area.value;
    this.area.value = '';
    this.take(text, e.timeStamp);
  }

  private take(text: string, timeStamp: number) {
    const isRepeated = this.justCommitted !== null && text === this.justCommitted;
    this.justCommitted = null;
    if (text !== '' && !isRepeated) this.sink.insert(text, timeStamp);
  }

  private onStart() {
    this.isComposing = true;
    this.justCommitted = null;
    this.area.value = '';
  }

  private onUpdate(data: string) {
    // Before the text area has it: the caret is not known yet, its end is where it mostly is.
    if (this.isComposing) this.sink.compose(data, data.length);
  }

  private onEnd(data: string, timeStamp: number) {
    if (!this.isComposing) return;
    this.isComposing = false;
    this.area.value = '';
    this.justCommitted = data;
    this.sink.commit(data, timeStamp);
  }

  private onBlur(timeStamp: number) {
    // Some input methods say nothing when the window is left: what stands there is taken.
    if (this.isComposing) this.onEnd(this.area.value, timeStamp);
    this.sink.blur();
  }

  private onCopy(e: ClipboardEvent) {
    if (e.clipboardData && this.sink.copy(e.clipboardData)) e.preventDefault();
  }

  private onCut(e: ClipboardEvent) {
    if (e.clipboardData && this.sink.cut(e.clipboardData, e.timeStamp)) e.preventDefault();
  }

  private onPaste(e: ClipboardEvent) {
    e.preventDefault();
    if (e.clipboardData) this.sink.paste(e.clipboardData, e.timeStamp);
  }
}
