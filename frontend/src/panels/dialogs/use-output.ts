// What an export writes: which pages, under which name, alone or with all that belongs to it.

import { useState } from 'react';
import { pagesIn } from '../../kernels/pages';
import type { ExportRequest } from '../../model/wire';
import { useExporting } from '../../stores/exporting';
import { shownDocument, useSession } from '../../stores/session';

export type Output = {
  pageCount: number;
  /** As typed; null for all. */
  pages: string | null;
  setPages: (pages: string | null) => void;
  isBadRange: boolean;
  /** Whether something on a page, counted from 1, concerns what is written; what has no page does. */
  concerns: (page: number | undefined) => boolean;
  /** As typed; null while the profile's is taken. */
  name: string | null;
  setName: (name: string | null) => void;
  /** By the profile. */
  proposed: string;
  isPackage: boolean;
  setPackage: (isPackage: boolean) => void;
  /** The part of a request that says so. */
  request: Pick<ExportRequest, 'format' | 'pages' | 'name'>;
};

export function useOutput(proposed: string): Output {
  const pageCount = useSession((s) => shownDocument(s)?.pages.length ?? 1);
  const isPackage = useExporting((s) => s.isPackage);
  const [typed, setPages] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const pages = isPackage || pageCount < 2 ? null : typed;
  const chosen = pages === null ? null : pagesIn(pages, pageCount);
  const called = name?.trim();
  return {
    ...{ pageCount, pages, setPages, name, setName, proposed, isPackage },
    isBadRange: pages !== null && chosen === null,
    concerns: (page) => !page || !chosen || chosen.includes(page - 1),
    setPackage: (isPackage) => useExporting.setState({ isPackage }),
    request: {
      format: isPackage ? 'package' : 'pdf',
      ...(chosen && chosen.length < pageCount && { pages: chosen }),
      ...(called && called !== proposed && { name: called }),
    },
  };
}
