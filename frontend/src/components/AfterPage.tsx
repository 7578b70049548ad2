import type { ReactNode } from 'react';
import { useFirstPage } from '../stores/first-page';

/** Shows nothing until the first page is painted: the docks take longer to build than the page. */
export function AfterPage({ children }: { children: ReactNode }) {
  return useFirstPage((s) => s.isSeen) ? children : null;
}
