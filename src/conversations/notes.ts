/**
 * What a reader saved: an answer or one sentence of it, with every footnote, and their own words beside it.
 * Promises: what is saved is taken from the stored answer, so that no quote is anybody's invention; a note says "changed"
 * and "withdrawn" as an answer does, and keeps title and date when the words of a removed article leave it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { withdrawFrom } from '../citations/withdrawal.ts';
import type { Citation } from '../domain.ts';
import { FootnoteError } from '../errors.ts';
import type { NoteKey, NoteStore } from '../store/note-store.ts';
import type { StoredTurn } from '../store/stored-conversation.ts';
import type { StoredNote } from '../store/stored-note.ts';

export class Notes {
  readonly #store: NoteStore;
  readonly #compare: (citation: Citation) => Citation;
  readonly #tidy: () => void;

  /** `compare`: gives a citation its standing as of now. */
  constructor(store: NoteStore, compare: (citation: Citation) => Citation, tidy: () => void) {
    this.#store = store;
    this.#compare = compare;
    this.#tidy = tidy;
  }

  /** All, or those behind a key. */
  list(behind?: NoteKey, limit?: number): StoredNote[] {
    return this.#store.list(behind, limit).map((note) => this.#compared(note));
  }

  /** Undefined where there is no such note. */
  etag(id: string): string | undefined {
    const note = this.#store.get(id);
    return note && etagOf(note);
  }

  /** `citation`: the number of the footnote whose sentence alone is saved; absent: the whole answer. */
  save(conversationId: string, turn: StoredTurn | undefined, citation: number | undefined): StoredNote {
    const saved = turn && savedFrom(turn, citation);
    if (turn === undefined || saved === undefined) {
      throw new FootnoteError('nothing-to-save', 'There is no such answer to save.', 'It may have been deleted.', {
        status: 404,
      });
    }
    const { id: turnId, question } = turn;
    const note = {
      id: randomUUID(),
      created: new Date().toISOString(),
      question,
      text: '',
      saved,
      conversationId,
      turnId,
    };
    this.#store.keep(note);
    return this.#compared(note);
  }

  /** The reader's own words; what was saved stays as it is. */
  write(id: string, text: string): StoredNote {
    this.#known(id);
    this.#store.write(id, text);
    this.#tidy();
    return this.#compared(this.#known(id));
  }

  delete(id: string): void {
    this.#known(id);
    this.#store.delete(id);
    this.#tidy();
  }

  /** Takes the words of a removed article out. */
  withdraw(articleId: string): void {
    this.#store.rewrite(articleId, (saved) => {
      const { text, statements, citations } = withdrawFrom(
        { ...saved, nearest: [], disagreements: [] },
        articleId,
        true,
      );
      return { text, statements, citations };
    });
  }

  /** The same article under another id. */
  relink(from: string, to: string): void {
    const moved = (each: Citation): Citation => (each.articleId === from ? { ...each, articleId: to } : each);
    this.#store.rewrite(from, (saved) => ({ ...saved, citations: saved.citations.map(moved) }), to);
  }

  articleIds(): string[] {
    return this.#store.articleIds();
  }

  citationsOf(articleId: string): Citation[] {
    return this.#store.of(articleId).flatMap(({ saved }) => saved.citations);
  }

  #compared(note: StoredNote): StoredNote {
    const citations = note.saved.citations.map(this.#compare);
    return { ...note, saved: { ...note.saved, citations }, etag: etagOf(note) };
  }

  #known(id: string): StoredNote {
    const note = this.#store.get(id);
    if (note !== undefined) return note;
    throw new FootnoteError('note-not-found', 'There is no such note.', 'It may have been deleted.', { status: 404 });
  }
}

/** Of what is kept alone, so that it holds whoever started the server, and how often. */
function etagOf({ text, saved }: StoredNote): string {
  return `"${createHash('sha256')
    .update(JSON.stringify([text, saved]))
    .digest('base64url')
    .slice(0, 16)}"`;
}

function savedFrom({ answer, part }: StoredTurn, number: number | undefined): StoredNote['saved'] | undefined {
  const all = answer?.statements ?? part?.statements ?? [];
  const citations = answer?.citations ?? part?.citations ?? [];
  const supported = all.filter(({ verdict }) => verdict === 'supported');
  if (number === undefined && answer !== undefined && answer.kind === 'answered') {
    return { text: answer.text, statements: supported, citations };
  }
  const chosen = supported.find((each) => number === undefined || each.citations.includes(number));
  if (chosen === undefined) return undefined;
  const markers = chosen.citations.map((each) => ` [${each}]`).join('');
  return {
    text: chosen.text + markers,
    statements: [{ ...chosen, start: 0, end: chosen.text.length }],
    citations: citations.filter((each) => chosen.citations.includes(each.number)),
  };
}
