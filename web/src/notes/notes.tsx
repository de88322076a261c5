/**
 * The notes under an answer, as at the foot of a page: number, the words, and where they stand, which is "ibid." when it
 * is where those of the note before stand. Each opens its article. Words that the answer itself says are not said again: they
 * are in the card of the note, and on paper.
 * Serves the closest passages of a refusal too, which are notes without an answer above them.
 */
import type { ComponentChildren } from 'preact';
import { cardOn } from '../ui/card-on.ts';
import { directionOf } from '../ui/direction.ts';
import { momentOf, quoteInLine, safeUrl, shorten, sourceParts } from '../ui/format.ts';
import { SourceParts } from '../ui/source-parts.tsx';
import { citationKey, usePageTools } from '../ui/page-tools.ts';
import type { ShownCitation } from '../state/turn-state.ts';
import { fillText } from '../ui/fill-text.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import './notes.css';

interface NotesProps {
  readonly turnId: string;
  readonly citations: readonly ShownCitation[];
  readonly active: number | undefined;
  readonly numbered: boolean;
  /** The words of the answer that stands above. */
  readonly said?: string;
}

export function Notes({ turnId, citations, active, numbered, said = '' }: NotesProps) {
  const saidFlat = flat(said);
  return (
    <ol class={numbered ? 'notes' : 'notes plain'}>
      {citations.map((citation, index) => (
        <li key={citation.number} class="note" value={citation.number}>
          {citation.standing === 'withdrawn' ? (
            <p class="note-row withdrawn" dir={directionOf(citation.title)}>
              <NoteNumber shown={numbered} number={citation.number} />
              <span>
                {fill(strings.notes.withdrawn, { title: <bdi>{citation.title}</bdi> })}{' '}
                <span class="note-where">
                  <SourceParts source={citation} joint=", " />
                </span>
              </span>
            </p>
          ) : (
            <OpenNote
              turnId={turnId}
              citation={citation}
              active={citation.number === active}
              numbered={numbered}
              folded={numbered && saidFlat.includes(flat(withoutOpening(citation.quote)))}
              again={numbered && citations[index - 1]?.articleId === citation.articleId}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

interface OpenNoteProps {
  readonly turnId: string;
  readonly citation: ShownCitation;
  readonly active: boolean;
  readonly numbered: boolean;
  /** Its words stand in the answer. */
  readonly folded: boolean;
  /** The note before is of the same article. */
  readonly again: boolean;
}

function OpenNote({ turnId, citation, active, numbered, folded, again }: OpenNoteProps) {
  const tools = usePageTools();
  const key = citationKey(turnId, citation.number);
  // The row of a table without its bars.
  const words = quoteInLine(citation);
  return (
    <button
      type="button"
      class="note-row"
      dir={directionOf(citation.quote)}
      data-cite={key}
      // Under an answer the number in the text has this name; a refusal has no text to stand in.
      aria-label={numbered ? undefined : strings.source(citation.number, citation.title)}
      aria-describedby={numbered ? undefined : `quote-${key}`}
      aria-current={active ? 'true' : undefined}
      {...(folded && cardOn(tools, citation))}
      onClick={() => tools.openCitation(turnId, citation)}
    >
      <NoteNumber shown={numbered} number={citation.number} />
      <span>
        <span
          id={numbered ? undefined : `quote-${key}`}
          class={folded ? 'note-quote in-print' : 'note-quote'}
          lang={citation.language}
          dir={directionOf(citation.quote)}
          data-print={folded ? quoted(words) : undefined}
        >
          {!folded && <Quote quote={words} most={numbered ? 150 : 260} />}
        </span>
        <span class="note-where">
          {again ? (
            <Ibid>
              <Where citation={citation} />
            </Ibid>
          ) : (
            <Where citation={citation} />
          )}
          {citation.page !== undefined && `, ${strings.looks.page(citation.page)}`}
        </span>
        <span class="in-print" data-print={`. ${safeUrl(citation.url) ?? citation.path}`} />
        {citation.standing === 'missing' && (
          <span class="note-flag">{strings.missing.since(momentOf(citation.since))}</span>
        )}
        {citation.standing === 'changed' && <span class="note-flag">{strings.changedSince}</span>}
      </span>
    </button>
  );
}

/** Cut on the screen, where its article is a click away, and whole on paper, which the sheet takes from an attribute. */
function Quote({ quote, most }: { quote: string; most: number }) {
  const short = shorten(quote, most);
  if (short === quote) return <>{quoted(quote)}</>;
  return (
    <>
      <span class="on-screen">{quoted(short)}</span>
      <span class="in-print" data-print={quoted(quote)} />
    </>
  );
}

function quoted(words: string): string {
  return `${fillText(strings.quoted, { words })} `;
}

function Where({ citation }: { citation: ShownCitation }) {
  return (
    <>
      <cite dir="auto">{citation.title}</cite>
      {sourceParts(citation).length > 0 && ', '}
      <SourceParts source={citation} joint=", " />
    </>
  );
}

/** Seen as the short word, heard in full. */
function Ibid({ children }: { children: ComponentChildren }) {
  return (
    <>
      <i aria-hidden="true">{strings.notes.ibid}</i>
      <span class="unseen">{children}</span>
    </>
  );
}

function NoteNumber({ shown, number }: { shown: boolean; number: number }) {
  return shown ? <span class="note-number">{number}</span> : null;
}

function flat(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** In the answer a name may stand for the pronoun that a quote opens with. */
function withoutOpening(quote: string): string {
  return /^\S+\s+\S+\s+(.{24,})$/su.exec(quote)?.[1] ?? quote;
}
