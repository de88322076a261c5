/**
 * The card that shows a citation's words and where they come from, while its number has the pointer or the focus.
 * Promises never to cover the statement that it belongs to, and to stay inside the window; a single card serves the page.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { QuotedWords } from './quoted-words.tsx';
import { directionOf } from '../ui/direction.ts';
import { SourceParts } from '../ui/source-parts.tsx';
import { placeCard } from './place-card.ts';
import type { ShownCitation } from '../state/turn-state.ts';
import { fill } from '../ui/fill.ts';
import { momentOf } from '../ui/format.ts';
import { strings } from '../strings/strings.ts';
import './citation-card.css';

const cardId = 'citation-card';

export interface Card {
  readonly anchor: HTMLElement;
  readonly citation: ShownCitation;
}

interface CitationCardProps {
  readonly card: Card | undefined;
  /** Title, publisher and date of an article that is there. */
  readonly sourceOf: (articleId: string) => string | undefined;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

export function CitationCard({ card, sourceOf, onPointerEnter, onPointerLeave }: CitationCardProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null || card === undefined) return undefined;
    // Only the number that it belongs to is described by the card.
    card.anchor.setAttribute('aria-describedby', cardId);
    const avoid = (card.anchor.closest('.statement') ?? card.anchor).getBoundingClientRect();
    current.style.maxHeight = '';
    const place = placeCard(card.anchor.getBoundingClientRect(), avoid, current.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: innerHeight,
    });
    current.style.left = `${place.left}px`;
    current.style.top = `${place.top}px`;
    current.style.maxHeight = `${place.maxHeight}px`;
    return () => card.anchor.removeAttribute('aria-describedby');
  }, [card]);

  return (
    <div
      ref={element}
      id={cardId}
      role="tooltip"
      class="card"
      hidden={card === undefined}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      {card !== undefined && <CardBody citation={card.citation} sourceOf={sourceOf} />}
    </div>
  );
}

function CardBody({ citation, sourceOf }: { citation: ShownCitation; sourceOf: CitationCardProps['sourceOf'] }) {
  const also = citation.alsoIn.map(sourceOf).filter((source) => source !== undefined);
  return (
    <>
      {citation.standing === 'withdrawn' ? (
        <p class="card-note">{strings.card.withdrawn}</p>
      ) : (
        <blockquote class="card-quote" lang={citation.language} dir="auto">
          <QuotedWords citation={citation} />
        </blockquote>
      )}
      <p class="card-title" dir="auto">
        {citation.title}
      </p>
      <p class="card-source" dir={directionOf(citation.title)}>
        <SourceParts source={citation} joint=" · " />
      </p>
      {also.length > 0 && (
        <p class="card-source">{fill(strings.card.alsoIn, { sources: <bdi>{also.join('; ')}</bdi> })}</p>
      )}
      {citation.standing === 'missing' && <p class="card-note">{strings.missing.card(momentOf(citation.since))}</p>}
      {citation.standing === 'changed' && <p class="card-note">{strings.card.changed}</p>}
    </>
  );
}
