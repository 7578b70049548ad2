// The colours around the page, from the CSS variables of the root: they change
// with the theme.

export type Tokens = {
  pasteboard: string;
  chrome: string;
  surface: string;
  line2: string;
  t2: string;
  t3: string;
  canvas: string;
  canvasSoft: string;
};

const light: Tokens = {
  pasteboard: '#d9d9d7',
  chrome: '#ececea',
  surface: '#ffffff',
  line2: '#b9b9b5',
  t2: '#4e4e4a',
  t3: '#61615c',
  canvas: '#0b6aa8',
  canvasSoft: '#dcebf5',
};

const variables: Record<keyof Tokens, string> = {
  pasteboard: '--pasteboard',
  chrome: '--chrome',
  surface: '--surface',
  line2: '--line2',
  t2: '--t2',
  t3: '--t3',
  canvas: '--canvas',
  canvasSoft: '--canvas-soft',
};

/** The tokens as they are now; a variable that is not set has its light value. */
export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(variables).map(([name, variable]) => [
    name,
    style.getPropertyValue(variable).trim() || light[name as keyof Tokens],
  ]);
  return Object.fromEntries(entries) as Tokens;
}

/** Told when the root's theme changes. */
export function onTheme(l: () => void): () => void {
  const observer = new MutationObserver(l);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => observer.disconnect();
}
