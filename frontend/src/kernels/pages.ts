// Pages as an editor writes them: "1, 3-4".

/** Indexes from 0, in order and each once; null where the text is no list of pages that there are. */
export function pagesIn(text: string, count: number): number[] | null {
  const pages = new Set<number>();
  for (const part of text.split(/[,，、;；]/)) {
    const range = /^\s*(\d{1,4})\s*(?:[-–—~～至]\s*(\d{1,4})\s*)?$/.exec(part);
    if (!range) return null;
    const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (first < 1 || last < first || last > count) return null;
    for (let page = first; page <= last; page++) pages.add(page - 1);
  }
  return [...pages].sort((a, b) => a - b);
}
