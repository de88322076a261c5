/**
 * A question that is being asked in other words. Enter asks, as a further version; Escape leaves everything as it was.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import { longestQuestion, useGrowingField } from './question-field.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import './question-editor.css';

interface QuestionEditorProps {
  readonly question: string;
  readonly onAsk: (question: string) => void;
  readonly onCancel: () => void;
}

export function QuestionEditor({ question, onAsk, onCancel }: QuestionEditorProps) {
  const [text, setText] = useState(question);
  const field = useGrowingField(text);
  useLayoutEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [field]);
  const send = (): void => {
    if (text.trim() !== '') onAsk(text.trim());
  };
  return (
    <form
      class="question-editor"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        class="field"
        rows={1}
        aria-label={strings.tools.editor}
        dir="auto"
        maxLength={longestQuestion}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape') {
            event.stopPropagation();
            onCancel();
          } else if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            send();
          }
        }}
      />
      <div class="dialog-actions">
        <button type="button" class="button quiet" onClick={onCancel}>
          {strings.cancel}
        </button>
        <button type="submit" class="button" aria-disabled={text.trim() === ''}>
          {strings.ask}
        </button>
      </div>
    </form>
  );
}
