/**
 * What is left of a stored turn when an article is removed. Pure.
 * Promises: no word of the article stays; its citations keep title and date.
 */
import { withdrawFrom } from '../citations/withdrawal.ts';
import type { StoredPart, StoredTurn } from '../store/stored-conversation.ts';

/**
 * A later turn that did not read the article loses only how its question was understood: that may be in the article's
 * words.
 */
export function withdrawFromTurn(turn: StoredTurn, articleId: string, readIt: boolean): StoredTurn {
  const { answer, part } = turn;
  return {
    ...turn,
    ...(answer !== undefined && {
      answer: {
        ...(readIt ? withdrawFrom(answer, articleId, true) : answer),
        standalone: answer.question,
        why: { ...answer.why, passages: [] },
      },
    }),
    ...(part !== undefined && readIt && { part: withdrawnPart(part, articleId) }),
  };
}

function withdrawnPart(part: StoredPart, articleId: string): StoredPart {
  const { statements, citations } = withdrawFrom(
    { ...part, text: '', nearest: [], disagreements: [] },
    articleId,
    true,
  );
  return { ...part, statements, citations };
}
