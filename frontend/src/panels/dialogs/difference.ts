// Where two wordings of a paragraph part, and where they meet again.

/** The stretch of a text that another one does not have: its beginning and its end. */
export function difference(from: string, to: string): [start: number, end: number] {
  if (from === '') return [to.length, to.length];
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return [head, to.length - tail];
}
