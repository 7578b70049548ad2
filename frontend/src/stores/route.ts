// Where the program is: the shelf at /, its photos at /photos, a document at
// /d/ID, the photo desk of a document at /d/ID/photos.

import { create } from 'zustand';

export type Route = { document: string | null; place: 'page' | 'photos' };

export function routeOf(path: string): Route {
  const [, name, photos] = /^\/d\/([^/]+)(\/photos)?\/?$/.exec(path) ?? [];
  if (name) return { document: decodeURIComponent(name), place: photos ? 'photos' : 'page' };
  return { document: null, place: /^\/photos\/?$/.test(path) ? 'photos' : 'page' };
}

export const useRoute = create<Route>(() => routeOf(location.pathname));

function go(path: string) {
  if (path !== location.pathname) history.pushState(null, '', path);
  useRoute.setState(routeOf(path));
}

const pathOf = (id: string) => `/d/${encodeURIComponent(id)}`;

export const goHome = () => go('/');
export const goToShelfPhotos = () => go('/photos');
export const goToDocument = (id: string) => go(pathOf(id));
export const goToDesk = (id: string) => go(`${pathOf(id)}/photos`);

/** From the photo desk to the page of the same document, and back. */
export function toPage() {
  const { document } = useRoute.getState();
  if (document) goToDocument(document);
}

export function toDesk() {
  const { document } = useRoute.getState();
  if (document) goToDesk(document);
}

window.addEventListener('popstate', () => useRoute.setState(routeOf(location.pathname)));
