// Numbers as editors type them: sums, with or without units.

/** Units of a field: how many of its own unit each one is. "" is the field's own. */
export type Units = Record<string, number>;

export const pointUnits: Units = { '': 1, pt: 1, mm: 72 / 25.4, 毫米: 72 / 25.4, 点: 1 };

/** The value of "10.5", "9+0.5", "3mm"; null where it cannot be read. */
export function readSum(input: string, units: Units): number | null {
  const text = input.replace(/\s+/g, '').replace(/＋/g, '+').replace(/[－−]/g, '-').replace(/，/g, ',');
  const terms = text.match(/[+-]?[^+-]+/g);
  if (!terms || terms.join('') !== text) return null;
  let sum = 0;
  for (const term of terms) {
    const m = /^([+-]?)(\d+(?:[.,]\d+)?|[.,]\d+)(\D*)$/.exec(term);
    const factor = m && units[(m[3] ?? '').toLowerCase()];
    if (!m || factor === undefined || factor === null) return null;
    sum += (m[1] === '-' ? -1 : 1) * Number((m[2] ?? '').replace(',', '.')) * factor;
  }
  return sum;
}

/** At most three decimals, without zeros at the end. */
export const showNumber = (n: number): string => String(Math.round(n * 1000) / 1000);
