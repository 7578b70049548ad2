// Where the program is: the shelf at /, a document at /d/ID.

import { create } from 'zustand';

export type Route = { document: string | null };

export function routeOf(path: string): Route {
  const match = /^\/d\/([^/]+)\/?$/.exec(path);
  return { document: match?.[1] ? decodeURIComponent(match[1]) : null };
}

export const useRoute = create<Route>(() => routeOf(location.pathname));

function go(path: string) {
  if (path !== location.pathname) history.pushState(null, '', path);
  useRoute.setState(routeOf(path));
}

export const goHome = () => go('/');
export const goToDocument = (id: string) => go(`/d/${encodeURIComponent(id)}`);

window.addEventListener('popstate', () => useRoute.setState(routeOf(location.pathname)));
