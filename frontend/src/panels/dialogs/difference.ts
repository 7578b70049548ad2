// Where two wordings of a paragraph part, and where they meet again.

/** The stretch of a text that another one does not have: its beginning and its end. */
export function difference(from: string, to: string): [start: number, end: number] {
  if (from === '') return [to.length, to.length];
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  if (isHalf(to, head)) head--; // a character of two units is not torn apart
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  if (isHalf(to, to.length - tail)) tail--;
  return [head, to.length - tail];
}

/** Whether a place lies inside a character beyond U+FFFF. */
const isHalf = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && at > 0;
