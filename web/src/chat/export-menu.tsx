/**
 * The files of a conversation and its print, behind one button. A disclosure, not a menu in the sense of ARIA: its buttons are
 * reached with Tab, and Escape or leaving it closes it.
 */
import { useRef } from 'preact/hooks';
import type { SavedFormat } from '../../../src/conversations/export-file.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import './export-menu.css';

const formats: readonly SavedFormat[] = ['markdown', 'html', 'site', 'docx', 'json'];

interface ExportMenuProps {
  readonly title: string;
  readonly onExport: (format: SavedFormat) => void;
  readonly onPrint: () => void;
}

export function ExportMenu({ title, onExport, onPrint }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      class="export"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current?.open !== true) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
      onFocusOut={(event) => {
        if (!(event.relatedTarget instanceof Node) || menu.current?.contains(event.relatedTarget) !== true) close();
      }}
    >
      <summary
        class="icon"
        aria-label={strings.conversationsList.exportIt(title)}
        title={strings.conversationsList.export}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 3.5v9m-3.5-3.5 3.5 3.5 3.5-3.5M4 15.5h12" />
        </svg>
      </summary>
      <div class="export-formats">
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            class="export-format"
            onClick={() => {
              onExport(format);
              close();
            }}
          >
            {strings.conversationsList.formats[format]}
          </button>
        ))}
        <button
          type="button"
          class="export-format"
          onClick={() => {
            onPrint();
            close();
          }}
        >
          {strings.looks.print}
        </button>
      </div>
    </details>
  );
}
