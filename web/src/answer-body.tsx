/**
 * The verified words of an answer, in paragraphs; sentences that failed the check stand as a closed note at their place;
 * where articles disagree, their words stand side by side.
 */
import { Fragment } from 'preact';
import type { Statement } from '../../src/domain.ts';
import { answerBlocks } from './answer-layout.ts';
import { count, shorten } from './format.ts';
import { StatementView } from './statement-view.tsx';
import type { ShownCitation, TurnState } from './turn-state.ts';

interface AnswerBodyProps {
  readonly turn: TurnState;
  readonly active: number | undefined;
}

export function AnswerBody({ turn, active }: AnswerBodyProps) {
  const text = turn.outcome?.kind === 'answered' ? turn.outcome.text : '';
  return (
    <div class="answer">
      {answerBlocks(turn.statements, text).map((block, index) =>
        block.kind === 'left-out' ? (
          <LeftOut key={index} statements={block.statements} />
        ) : (
          <p key={index} dir="auto">
            {block.statements.map((statement, place) => (
              <Fragment key={place}>
                <StatementView turnId={turn.id} statement={statement} citations={turn.citations} active={active} />{' '}
              </Fragment>
            ))}
          </p>
        ),
      )}
      {turn.outcome?.disagreements.map((disagreement) => (
        <Disagreement
          key={disagreement.about}
          about={disagreement.about}
          citations={turn.citations.filter((citation) => disagreement.citations.includes(citation.number))}
        />
      ))}
    </div>
  );
}

function LeftOut({ statements }: { statements: readonly Statement[] }) {
  const [first] = statements;
  const why = statements.length === 1 && first?.reason !== undefined ? `: ${first.reason}` : '';
  return (
    <details class="left-out">
      <summary>
        {count(statements.length, 'sentence')} left out{why}
      </summary>
      {statements.map((statement, index) => (
        <p key={index}>
          <s dir="auto">{statement.text}</s>
          {statements.length > 1 && statement.reason !== undefined && <span> {statement.reason}</span>}
        </p>
      ))}
    </details>
  );
}

function Disagreement({ about, citations }: { about: string; citations: readonly ShownCitation[] }) {
  return (
    <section class="disagreement">
      <h3 class="small-heading">The articles differ on {about}</h3>
      <div class="sides">
        {citations.map((citation) => (
          <blockquote key={citation.number} lang={citation.language} dir="auto">
            <span class="note-number">{citation.number}</span> “{shorten(citation.quote, 200)}”
          </blockquote>
        ))}
      </div>
    </section>
  );
}
