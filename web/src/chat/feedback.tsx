/**
 * What a reader thinks of an answer: good with one press, not good with the reason and the words that were wanted, both
 * optional. It becomes a case of the evaluation on the server, which nobody else sees.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Judgement } from '../state/api.ts';
import { usePageTools } from '../ui/page-tools.ts';
import { problemIn } from '../state/problem.ts';
import '../ui/buttons.css';
import '../ui/field.css';
import './feedback.css';

export function Feedback({ turnId }: { turnId: string }) {
  const { judge } = usePageTools();
  const [stage, setStage] = useState<'open' | 'writing' | 'kept'>('open');
  const [problem, setProblem] = useState('');
  const send = async (judgement: Judgement): Promise<void> => {
    try {
      await judge(turnId, judgement);
      setStage('kept');
    } catch (fault) {
      setProblem(`Not kept. ${problemIn(fault).title}`);
    }
  };
  return (
    <>
      {stage === 'open' && (
        <>
          <button type="button" class="tool" onClick={() => void send({ verdict: 'up' })}>
            Good answer
          </button>
          <button type="button" class="tool" onClick={() => setStage('writing')}>
            Not good
          </button>
        </>
      )}
      <span class="judged" aria-live="polite">
        {stage === 'kept' ? 'Kept for the evaluation.' : problem}
      </span>
      {stage === 'writing' && <ReasonForm onSend={send} onCancel={() => setStage('open')} />}
    </>
  );
}

interface ReasonFormProps {
  readonly onSend: (judgement: Judgement) => Promise<void>;
  readonly onCancel: () => void;
}

function ReasonForm({ onSend, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <form
      class="reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend({
          verdict: 'down',
          ...(reason.trim() !== '' && { reason: reason.trim() }),
          ...(words.trim() !== '' && { expected: [words.trim()] }),
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <label>
        What is wrong with it?
        <input
          ref={field}
          class="field"
          dir="auto"
          maxLength={2000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label>
        Words that a right answer holds
        <input
          class="field"
          dir="auto"
          maxLength={500}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <div class="dialog-actions">
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" class="button">
          Send
        </button>
      </div>
    </form>
  );
}
