import type { ReactNode } from 'react';
import { useFirstPage } from '../stores/first-page';

type AfterPageProps = {
  /** Keeps the place meanwhile. */
  place?: ReactNode;
  children: ReactNode;
};

/** Waits until the first page is painted: what surrounds it takes longer to build than the page. */
export function AfterPage({ place = null, children }: AfterPageProps) {
  return useFirstPage((s) => s.isSeen) ? children : place;
}
