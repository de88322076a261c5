/**
 * What is being added and how it ended, in the corner, whatever stands on the page: a line for each file, with the
 * reason and a further attempt where it failed, and a link where it did not.
 * Announces only what has ended, never each step of the way. Goes by itself when all is well and nobody looks.
 */
import { useEffect, useState } from 'preact/hooks';
import { isUnderWay, uploadsLine } from './uploads.ts';
import type { Upload, UploadPhase } from './uploads.ts';
import type { Uploads } from './use-uploads.ts';
import { fill } from '../ui/fill.ts';
import { strings } from '../strings/strings.ts';
import '../ui/buttons.css';
import './upload-tray.css';

interface UploadTrayProps {
  readonly uploads: Uploads;
  readonly onOpen: (articleId: string) => void;
}

const stayMilliseconds = 10_000;

export function UploadTray({ uploads: { uploads, cancel, retry, clear }, onOpen }: UploadTrayProps) {
  const [held, setHeld] = useState(false);
  const [folded, setFolded] = useState(false);
  const ended = !uploads.some(isUnderWay);
  const well = ended && uploads.every(({ phase }) => phase.kind === 'done');
  useEffect(() => {
    if (!well || held || uploads.length === 0) return undefined;
    const timer = setTimeout(clear, stayMilliseconds);
    return () => clearTimeout(timer);
  }, [well, held, uploads.length, clear]);
  const line = uploadsLine(uploads);
  return (
    <>
      <p class="unseen" aria-live="polite">
        {ended ? line : ''}
      </p>
      {uploads.length > 0 && (
        <section
          class="tray"
          aria-label={strings.uploads.region}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocusIn={() => setHeld(true)}
          onFocusOut={() => setHeld(false)}
        >
          <div class="tray-head">
            <h2 class="tray-title">{line}</h2>
            <button
              type="button"
              class="icon"
              aria-label={strings.uploads.details}
              aria-expanded={!folded}
              onClick={() => setFolded(!folded)}
            >
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <path d={folded ? 'm5 8 5 5 5-5' : 'm5 12 5-5 5 5'} />
              </svg>
            </button>
            {ended && (
              <button type="button" class="icon" aria-label={strings.uploads.close} onClick={clear}>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                  <path d="m6 6 8 8M14 6l-8 8" />
                </svg>
              </button>
            )}
          </div>
          {!folded && (
            <ul class="tray-list">
              {uploads.map((upload) => (
                <UploadLine key={upload.id} upload={upload} onCancel={cancel} onRetry={retry} onOpen={onOpen} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}

interface UploadLineProps {
  readonly upload: Upload;
  readonly onCancel: (id: string) => void;
  readonly onRetry: (id: string) => void;
  readonly onOpen: (articleId: string) => void;
}

function UploadLine({ upload, onCancel, onRetry, onOpen }: UploadLineProps) {
  const { id, name, phase } = upload;
  const again = phase.kind === 'failed' || phase.kind === 'cancelled';
  return (
    <li class="upload" data-phase={phase.kind}>
      <div class="upload-words">
        {phase.kind !== 'done' && (
          <p class="upload-name" dir="auto">
            {name}
          </p>
        )}
        <PhaseWords phase={phase} onOpen={onOpen} />
        {(phase.kind === 'sending' || phase.kind === 'reading') && (
          <progress aria-label={name} {...(phase.kind === 'sending' && { value: phase.share })} max={1} />
        )}
      </div>
      {isUnderWay(upload) && (
        <button type="button" class="icon" aria-label={strings.uploads.cancelIt(name)} onClick={() => onCancel(id)}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="m6 6 8 8M14 6l-8 8" />
          </svg>
        </button>
      )}
      {again && (
        <button type="button" class="link" aria-label={strings.uploads.tryAgainWith(name)} onClick={() => onRetry(id)}>
          {strings.tryAgain}
        </button>
      )}
    </li>
  );
}

/** Entries of a feed that get a link of their own. */
const mostLinks = 3;

function PhaseWords({ phase, onOpen }: { phase: UploadPhase; onOpen: (articleId: string) => void }) {
  if (phase.kind === 'failed') {
    return (
      <p class="upload-failure">
        {phase.reason} <span>{phase.nextStep}</span>
      </p>
    );
  }
  if (phase.kind !== 'done') return <p class="upload-phase">{phaseText(phase)}</p>;
  const more = phase.articles.length - mostLinks;
  return (
    <>
      {phase.articles.slice(0, mostLinks).map((article) => (
        <button key={article.id} type="button" class="upload-link" dir="auto" onClick={() => onOpen(article.id)}>
          {article.title}
        </button>
      ))}
      {more > 0 && <p class="upload-phase">{fill(strings.andMore, { amount: more })}</p>}
    </>
  );
}

function phaseText(phase: UploadPhase): string {
  if (phase.kind === 'waiting') return strings.uploads.waiting;
  if (phase.kind === 'reading') return strings.uploads.reading;
  if (phase.kind === 'cancelled') return strings.uploads.cancelled;
  return phase.kind === 'sending' ? strings.uploads.sending(Math.round(phase.share * 100)) : '';
}
