// From dock to dock by key: each element with data-dock is one.

const stops = 'button:not(:disabled), [href], input, select, textarea, [tabindex]:not([tabindex="-1"])';

/** Puts the focus into the dock after (1) or before (-1) the focused one. */
export function toNextDock(by: 1 | -1): void {
  const docks = [...document.querySelectorAll<HTMLElement>('[data-dock]')].filter((d) => d.offsetParent !== null);
  const at = docks.findIndex((d) => d.contains(document.activeElement));
  const next = docks[(Math.max(at, by === 1 ? -1 : 0) + by + docks.length) % docks.length];
  if (!next) return;
  const chosen = next.querySelector<HTMLElement>('[data-pasteboard], [role=tab][aria-selected=true], [aria-current]');
  (chosen ?? next.querySelector<HTMLElement>(stops) ?? next).focus();
}
