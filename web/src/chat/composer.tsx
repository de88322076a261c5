/**
 * Where questions are written. Enter asks, Shift+Enter breaks the line; while an answer comes the button stops it.
 * Promises that a question in writing is never lost: it outlives reloads of the tab, and a running answer.
 */
import { useState } from 'preact/hooks';
import { longestQuestion, useGrowingField } from './question-field.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import './composer.css';

interface ComposerProps {
  readonly running: boolean;
  readonly placeholder: string;
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
}

const storageKey = 'footnote.question';

export function Composer({ running, placeholder, onAsk, onStop }: ComposerProps) {
  const [question, setQuestion] = useState(readDraft);
  const field = useGrowingField(question);

  const write = (text: string): void => {
    setQuestion(text);
    keepDraft(text);
  };
  const send = (): void => {
    const asked = question.trim();
    if (asked === '' || running) return;
    write('');
    onAsk(asked);
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="unseen" for="question">
        {strings.composer.label}
      </label>
      <textarea
        ref={field}
        id="question"
        rows={1}
        dir="auto"
        maxLength={longestQuestion}
        enterkeyhint="send"
        autocomplete="off"
        placeholder={placeholder}
        value={question}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      {/* One element in both roles, so that it keeps the focus. */}
      <button
        type={running ? 'button' : 'submit'}
        class={running ? 'button stop' : 'button'}
        aria-disabled={!running && question.trim() === ''}
        onClick={running ? onStop : undefined}
      >
        {running ? strings.composer.stop : strings.ask}
      </button>
    </form>
  );
}

function readDraft(): string {
  try {
    return sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}

function keepDraft(text: string): void {
  try {
    sessionStorage.setItem(storageKey, text);
  } catch {
    // Without storage the draft lives as long as the page.
  }
}
