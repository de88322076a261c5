/** Asks for the token of a server that wants one, in the place of the page's first words. It can be pasted. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { setToken } from '../state/access.ts';
import { fill } from './fill.ts';
import { strings } from '../strings/strings.ts';
import './buttons.css';
import './field.css';
import '../chat/start.css';
import './token-form.css';

export function TokenForm({ refused }: { refused: boolean }) {
  const [given, setGiven] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <section class="token" aria-label={strings.token.region}>
      <h1 class="start-title">{strings.token.title}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given.trim() !== '') setToken(given.trim());
        }}
      >
        <label class="field-label" for="token">
          {strings.token.label}
        </label>
        <div class="address-form">
          <input
            ref={field}
            id="token"
            class="field"
            type="password"
            autocomplete="current-password"
            aria-describedby="token-note"
            aria-invalid={refused}
            value={given}
            onInput={(event) => setGiven(event.currentTarget.value)}
          />
          <button type="submit" class="button" aria-disabled={given.trim() === ''}>
            {strings.token.open}
          </button>
        </div>
        <p id="token-note" class="token-note" aria-live="polite">
          {refused ? `${strings.token.refused} ` : ''}
          {fill(strings.token.note, { name: <code>FOOTNOTE_TOKEN</code> })}
        </p>
      </form>
    </section>
  );
}
