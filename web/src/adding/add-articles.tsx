/**
 * The ways in for articles, as buttons: choose files, paste a text, name an address where the server allows it.
 * Used by the library and by the first page of an empty one.
 */
import { useRef, useState } from 'preact/hooks';
import { PasteDialog } from './paste-dialog.tsx';
import type { Source } from './uploads.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import './add-articles.css';

export interface AddArticlesProps {
  /** Whether the server may fetch pages from an address. */
  readonly imports: boolean;
  readonly onAdd: (sources: readonly Source[]) => void;
}

export function AddArticles({ imports, onAdd }: AddArticlesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  return (
    <div class="add-articles">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={strings.adding.filesLabel}
        onChange={({ currentTarget }) => {
          onAdd([...(currentTarget.files ?? [])].map((file) => ({ kind: 'file', file })));
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {strings.adding.files}
      </button>
      <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => setPasting(true)}>
        {strings.adding.paste}
      </button>
      {imports && (
        <AddressForm
          id="address"
          label={strings.adding.address}
          example={strings.adding.addressExample}
          submit={strings.adding.fetch}
          onSend={(url) => onAdd([{ kind: 'address', url }])}
        />
      )}
      {pasting && <PasteDialog onAdd={onAdd} onClose={() => setPasting(false)} />}
    </div>
  );
}

interface AddressFormProps {
  readonly id: string;
  readonly label: string;
  readonly example: string;
  readonly submit: string;
  readonly onSend: (url: string) => void;
}

export function AddressForm({ id, label, example, submit, onSend }: AddressFormProps) {
  const [url, setUrl] = useState('');
  return (
    <form
      class="address-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(url.trim());
        setUrl('');
      }}
    >
      <label class="unseen" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="url"
        class="field"
        required
        autocomplete="off"
        placeholder={example}
        value={url}
        onInput={(event) => setUrl(event.currentTarget.value)}
      />
      <button type="submit" class="button quiet">
        {submit}
      </button>
    </form>
  );
}
