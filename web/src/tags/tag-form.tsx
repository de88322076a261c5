/**
 * The tags of one article, or of several that are ticked: each to be taken off, and a field that puts others on, with those
 * that there are already suggested. Promises: what is shown is what the index has; a change that failed says why.
 */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleSummary } from '../../../src/store/index-report.ts';
import { offerOf } from '../sources/chosen-sources.ts';
import { setTags } from '../state/api.ts';
import { problemIn } from '../state/problem.ts';
import { strings } from '../strings/strings.ts';
import '../chat/filter-chips.css';
import '../ui/buttons.css';
import '../ui/field.css';
import './tag-form.css';

interface TagFormProps {
  /** Of the list of suggestions. */
  readonly id: string;
  readonly articles: readonly ArticleSummary[];
  /** Whose tags are suggested. */
  readonly all: readonly ArticleSummary[];
}

export function TagForm({ id: listId, articles, all }: TagFormProps) {
  const known = useMemo(() => offerOf(all).tags, [all]);
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const tags = offerOf(articles).tags;
  const change = async (edit: (tags: readonly string[]) => readonly string[]): Promise<void> => {
    field.current?.focus();
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      for (const { id, tags: before = [] } of articles) await setTags(id, edit(before));
      setWords('');
    } catch (fault) {
      const { title, detail } = problemIn(fault);
      setProblem(`${title} ${detail}`);
    }
    setBusy(false);
  };
  return (
    <form
      class="tag-form"
      aria-label={strings.tagging.region(articles.length)}
      onSubmit={(event) => {
        event.preventDefault();
        const added = words.split(',').filter((tag) => tag.trim() !== '');
        if (added.length > 0) void change((before) => [...before, ...added]);
      }}
    >
      {tags.map(({ name }) => (
        <button
          key={name}
          type="button"
          class="filter-chip"
          aria-label={strings.tagging.remove(name)}
          onClick={() => void change((before) => before.filter((tag) => tag !== name))}
        >
          <bdi>#{name}</bdi> <span aria-hidden="true">×</span>
        </button>
      ))}
      <input
        ref={field}
        class="field"
        list={listId}
        autocomplete="off"
        aria-label={strings.tagging.add}
        placeholder={strings.tagging.add}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <datalist id={listId}>
        {known.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit" class="tool" aria-disabled={busy}>
        {strings.tagging.put}
      </button>
      <span role="alert">{problem}</span>
    </form>
  );
}
