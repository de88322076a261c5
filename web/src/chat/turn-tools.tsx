/**
 * What a reader can do with a turn that has ended: copy its answer with footnotes or a link to it, ask it again, edit its question,
 * have it read aloud, go from one of its versions to the next, say what they think of it. Nothing that was answered is ever written over.
 */
import { useState } from 'preact/hooks';
import { answerAsMarkdown } from '../../../src/conversations/export-conversation.ts';
import { Feedback } from './feedback.tsx';
import { readAloud, stopReading } from './read-aloud.ts';
import { usePageTools } from '../ui/page-tools.ts';
import { turnPath } from '../state/route.ts';
import type { TurnState } from '../state/turn-state.ts';
import { languageOf, useReading } from '../articles/use-reading.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import './turn-tools.css';

export interface Versions {
  /** From 0. */
  readonly index: number;
  readonly ids: readonly string[];
}

interface TurnToolsProps {
  readonly turn: TurnState;
  readonly versions: Versions;
  /** While another answer is written, none can be begun. */
  readonly busy: boolean;
  readonly onAskAgain: () => void;
  /** Without a model. */
  readonly onAskQuick: () => void;
  readonly onEdit: () => void;
  readonly onChoose: (turnId: string) => void;
}

export function TurnTools({ turn, versions, busy, onAskAgain, onAskQuick, onEdit, onChoose }: TurnToolsProps) {
  const { outcome, citations, statements } = turn;
  const { save } = usePageTools();
  return (
    <div class="turn-tools">
      {versions.ids.length > 1 && <VersionSteps versions={versions} onChoose={onChoose} />}
      {outcome !== undefined && (
        <CopyButton text={() => answerAsMarkdown({ text: outcome.text, citations, statements })} />
      )}
      {outcome?.kind === 'answered' && (
        <button type="button" class="tool" onClick={() => save(turn.id)}>
          {strings.saved.save}
        </button>
      )}
      {outcome !== undefined && <CopyLink turnId={turn.id} />}
      {outcome !== undefined && <ReadAloudButton turn={turn} text={outcome.text} />}
      {/* What failed has its own button, which tries the same again. */}
      {turn.phase.kind !== 'failed' && (
        <button type="button" class="tool" aria-disabled={busy} onClick={busy ? undefined : onAskAgain}>
          {strings.tools.askAgain}
        </button>
      )}
      {outcome?.answerer.startsWith('openai') === true && (
        <button type="button" class="tool" aria-disabled={busy} onClick={busy ? undefined : onAskQuick}>
          {strings.tools.quick}
        </button>
      )}
      <button type="button" class="tool" data-edit={turn.id} aria-disabled={busy} onClick={busy ? undefined : onEdit}>
        {strings.tools.edit}
      </button>
      {outcome !== undefined && <Feedback turnId={turn.id} />}
    </div>
  );
}

function VersionSteps({ versions: { index, ids }, onChoose }: Pick<TurnToolsProps, 'versions' | 'onChoose'>) {
  const step = (by: 1 | -1, label: string, path: string) => {
    const id = ids[index + by];
    return (
      <button
        type="button"
        class="icon"
        aria-label={label}
        title={label}
        aria-disabled={id === undefined}
        onClick={() => id !== undefined && onChoose(id)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
    );
  };
  return (
    <div class="versions" role="group" aria-label={strings.tools.versions}>
      {step(-1, strings.tools.previousVersion, 'm12 5-5 5 5 5')}
      <span class="unseen">{strings.tools.version(index + 1, ids.length)}</span>
      <span aria-hidden="true">
        {index + 1}/{ids.length}
      </span>
      {step(1, strings.tools.nextVersion, 'm8 5 5 5-5 5')}
    </div>
  );
}

function ReadAloudButton({ turn, text }: { turn: TurnState; text: string }) {
  const language = languageOf(turn);
  const { reading, possible } = useReading(language);
  if (!possible) return null;
  const isRead = reading === turn.id;
  return (
    <button type="button" class="tool" onClick={() => (isRead ? stopReading() : readAloud(turn.id, text, language))}>
      {isRead ? strings.tools.stopReading : strings.tools.readAloud}
    </button>
  );
}

const saidMilliseconds = 2000;

/** What a button says, and says for a moment once its text lies on the clipboard. */
function useCopying(text: () => string, before: string, after: string): readonly [string, () => Promise<void>] {
  const [said, setSaid] = useState(before);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setSaid(after);
    } catch {
      // Without a secure address the browser keeps the clipboard to itself.
      setSaid(strings.tools.notAllowed);
    }
    setTimeout(() => setSaid(before), saidMilliseconds);
  };
  return [said, copy];
}

function CopyButton({ text }: { text: () => string }) {
  const [said, copy] = useCopying(text, strings.tools.copy, strings.tools.copied);
  return (
    <button type="button" class="tool" aria-label={strings.tools.copyWithFootnotes} onClick={() => void copy()}>
      <span aria-live="polite">{said}</span>
    </button>
  );
}

/** To this answer in its conversation. */
function CopyLink({ turnId }: { turnId: string }) {
  const address = (): string => location.origin + turnPath(location.pathname, turnId);
  const [said, copy] = useCopying(address, strings.tools.copyLink, strings.tools.linkCopied);
  return (
    <button type="button" class="tool" onClick={() => void copy()}>
      <span aria-live="polite">{said}</span>
    </button>
  );
}
