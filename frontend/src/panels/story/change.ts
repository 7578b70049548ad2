// What was changed between two wordings of a paragraph.

/** Runes from..to of the old wording gave way to text. */
export type Change = { from: number; to: number; text: string };

/** The shortest stretch that differs, or null. */
export function changeOf(before: string, after: string): Change | null {
  if (before === after) return null;
  const [a, b] = [Array.from(before), Array.from(after)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { from: head, to: a.length - tail, text: b.slice(head, b.length - tail).join('') };
}
