/**
 * The whole window takes dropped files, and files that are pasted outside a field; while they hover, a calm sheet says so.
 * The sheet is for the pointer only: the keyboard's way are the buttons of the library.
 */
import { useEffect, useState } from 'preact/hooks';
import { droppedFiles, holdsFiles } from './dropped-files.ts';
import { strings } from '../strings/strings.ts';
import './drop-target.css';

export function DropTarget({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);

  useEffect(() => {
    // Entering an inner element comes before leaving the outer one.
    let depth = 0;
    const leave = (): void => {
      depth = 0;
      setOver(false);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const hover = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      leave();
      void droppedFiles(event.dataTransfer).then(onFiles);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!holdsFiles(event.clipboardData)) return;
      event.preventDefault();
      onFiles([...event.clipboardData.files]);
    };
    const leaveOne = (): void => {
      depth -= 1;
      if (depth <= 0) leave();
    };
    addEventListener('dragenter', enter, options);
    addEventListener('dragover', hover, options);
    addEventListener('dragleave', leaveOne, options);
    addEventListener('drop', drop, options);
    addEventListener('paste', paste, options);
    return () => stop.abort();
  }, [onFiles]);

  return (
    <div class="drop-sheet" data-over={over ? '' : undefined} aria-hidden="true">
      <p class="drop-words">
        <strong>{strings.adding.letGo}</strong>
        {strings.adding.formats}
      </p>
    </div>
  );
}
