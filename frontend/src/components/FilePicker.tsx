import { FileButton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';

type FilePickerProps = {
  accept: string;
  multiple?: boolean;
  /** Gets what was chosen, at least one file. */
  take: (files: File[]) => void;
  /** Draws what opens the choice. */
  children: (choose: () => void) => ReactNode;
};

/** Lets the editor choose files; the same ones can be chosen again. */
export function FilePicker({ accept, multiple = false, take, children }: FilePickerProps) {
  const reset = useRef<() => void>(null);
  const chosen = (picked: File | File[] | null) => {
    const files = [picked ?? []].flat();
    if (!files.length) return;
    reset.current?.();
    take(files);
  };
  return (
    <FileButton resetRef={reset} accept={accept} multiple={multiple} onChange={chosen}>
      {({ onClick }) => children(onClick)}
    </FileButton>
  );
}
