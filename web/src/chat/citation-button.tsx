/**
 * The number after a statement: a small superscript with a target large enough for a thumb.
 * Hover and keyboard focus show the card, a click opens the article; a withdrawn citation has only the card left.
 */
import { cardOn } from '../ui/card-on.ts';
import { citationKey, usePageTools } from '../ui/page-tools.ts';
import type { ShownCitation } from '../state/turn-state.ts';
import { strings } from '../strings/strings.ts';
import './citation-button.css';

interface CitationButtonProps {
  readonly turnId: string;
  readonly citation: ShownCitation;
  /** Its article stands open beside the chat. */
  readonly active: boolean;
}

export function CitationButton({ turnId, citation, active }: CitationButtonProps) {
  const tools = usePageTools();
  return (
    <button
      type="button"
      class="cite"
      data-cite={citationKey(turnId, citation.number)}
      data-standing={citation.standing}
      aria-label={strings.source(citation.number, citation.title)}
      aria-current={active ? 'true' : undefined}
      {...cardOn(tools, citation)}
      onClick={(event) => {
        if (citation.standing === 'withdrawn') tools.showCard(event.currentTarget, citation, 'now');
        else tools.openCitation(turnId, citation);
      }}
    >
      <span class="cite-number" aria-hidden="true">
        {citation.number}
      </span>
    </button>
  );
}
