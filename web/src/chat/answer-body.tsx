/**
 * The verified words of an answer, in paragraphs and lists; sentences that failed the check stand as a closed note at their place;
 * where articles disagree, their words stand side by side.
 */
import { Fragment } from 'preact';
import type { VNode } from 'preact';
import type { Statement } from '../../../src/domain.ts';
import { answerBlocks } from './answer-layout.ts';
import { directionOf } from '../ui/direction.ts';
import { quoteInLine, shorten, sourceParts } from '../ui/format.ts';
import { SourceParts } from '../ui/source-parts.tsx';
import { usePageTools } from '../ui/page-tools.ts';
import { StatementView } from './statement-view.tsx';
import type { Outcome, ShownCitation, TurnState } from '../state/turn-state.ts';
import { fillText } from '../ui/fill-text.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/headings.css';
import '../notes/notes.css';
import './answer-body.css';

interface AnswerBodyProps extends Pick<TurnState, 'statements' | 'citations'> {
  readonly turnId: string;
  readonly outcome: Outcome | undefined;
  readonly active: number | undefined;
}

/** Statements; a longer answer is not set anew as a whole once it is complete, for that takes longer than a frame or two. */
const longAnswer = 40;

export function AnswerBody({ turnId, statements, citations, outcome, active }: AnswerBodyProps) {
  const byNumber = new Map(citations.map((citation) => [citation.number, citation]));
  const text = outcome?.kind === 'answered' ? outcome.text : '';
  const view = (statement: Statement) => (
    <StatementView
      turnId={turnId}
      statement={statement}
      citations={statement.citations.toSorted((a, b) => a - b).flatMap((number) => byNumber.get(number) ?? [])}
      active={active !== undefined && statement.citations.includes(active) ? active : undefined}
    />
  );
  return (
    <div class={statements.length > longAnswer ? 'answer long' : 'answer'}>
      {answerBlocks(statements, text).map((block, index) => {
        if (block.kind === 'left-out') return <LeftOut key={index} statements={block.statements} />;
        if (block.kind === 'list') return <Items key={index} statements={block.statements} view={view} />;
        return (
          <p key={index} dir="auto">
            {block.statements.map((statement, place) => (
              <Fragment key={place}>{view(statement)} </Fragment>
            ))}
          </p>
        );
      })}
      {outcome?.disagreements.map((disagreement) => (
        <Disagreement
          key={disagreement.about}
          turnId={turnId}
          about={disagreement.about}
          citations={citations.filter((citation) => disagreement.citations.includes(citation.number))}
        />
      ))}
    </div>
  );
}

/** With the numbers that they have in their article. */
function Items({ statements, view }: { statements: readonly Statement[]; view: (statement: Statement) => VNode }) {
  return (
    <ul>
      {statements.map((statement, place) => {
        const number = Number.parseInt(statement.item ?? '', 10);
        const isNumbered = !Number.isNaN(number);
        return (
          <li
            key={place}
            dir="auto"
            class={isNumbered ? 'numbered' : undefined}
            value={isNumbered ? number : undefined}
          >
            {view(statement)}
          </li>
        );
      })}
    </ul>
  );
}

function LeftOut({ statements }: { statements: readonly Statement[] }) {
  const [first] = statements;
  const why = statements.length === 1 && first?.reason !== undefined ? strings.answer.why(first.reason) : '';
  return (
    <details class="left-out">
      <summary>{fill(strings.answer.leftOut, { sentences: strings.answer.sentences(statements.length), why })}</summary>
      {statements.map((statement, index) => (
        <p key={index}>
          <s dir="auto">{statement.text}</s>
          {statements.length > 1 && statement.reason !== undefined && <span> {statement.reason}</span>}
        </p>
      ))}
    </details>
  );
}

interface DisagreementProps {
  readonly turnId: string;
  readonly about: string;
  readonly citations: readonly ShownCitation[];
}

function Disagreement({ turnId, about, citations }: DisagreementProps) {
  const tools = usePageTools();
  return (
    <div role="group" aria-label={fillText(strings.answer.differ, { about })}>
      <h3 class="small-heading">{fill(strings.answer.differ, { about })}</h3>
      <div class="sides">
        {citations.map((citation) => (
          <button
            key={citation.number}
            type="button"
            class="side"
            disabled={citation.standing === 'withdrawn'}
            onClick={() => tools.openCitation(turnId, citation)}
          >
            <span class="note-number">{citation.number}</span>{' '}
            <q lang={citation.language} dir="auto">
              {shorten(quoteInLine(citation), 200)}
            </q>
            <span class="side-source" dir={directionOf(citation.title)}>
              <bdi>{citation.title}</bdi>
              {sourceParts(citation).length > 0 && ', '}
              <SourceParts source={citation} joint=", " />
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
