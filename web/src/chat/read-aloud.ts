/**
 * Reads an answer aloud with a voice of this machine. Promises: no voice that works by sending the text elsewhere is ever
 * used; where there is none of the answer's language, nothing is read. One answer at a time; a new one ends the last.
 */
let reading: string | undefined;
const listeners = new Set<() => void>();

/** Id of the turn that is being read. */
export function readingNow(): string | undefined {
  return reading;
}

export function whenReadingChanges(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.speechSynthesis?.addEventListener('voiceschanged', listener);
  return () => {
    listeners.delete(listener);
    globalThis.speechSynthesis?.removeEventListener('voiceschanged', listener);
  };
}

/** Without a language: whether there is any voice. */
export function canRead(language?: string): boolean {
  return voiceFor(language) !== undefined;
}

export function readAloud(turnId: string, text: string, language: string): void {
  const voice = voiceFor(language);
  stopReading();
  if (voice === undefined) return;
  const utterance = new SpeechSynthesisUtterance(speakable(text));
  utterance.voice = voice;
  utterance.lang = voice.lang;
  const end = (): void => {
    if (reading === turnId) tell(undefined);
  };
  utterance.addEventListener('end', end);
  utterance.addEventListener('error', end);
  tell(turnId);
  speechSynthesis.speak(utterance);
}

export function stopReading(): void {
  if (reading === undefined) return;
  tell(undefined);
  speechSynthesis.cancel();
}

/** Numbers of footnotes are for the eye. */
function speakable(text: string): string {
  return text.replaceAll(/\s*\[\d+\]/g, '');
}

function voiceFor(language: string | undefined): SpeechSynthesisVoice | undefined {
  // Absent where the browser cannot speak.
  const local = globalThis.speechSynthesis?.getVoices().filter(({ localService }) => localService) ?? [];
  const fitting = local.filter(({ lang }) => language === undefined || primary(lang) === primary(language));
  return fitting.find((voice) => voice.default) ?? fitting[0];
}

function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? '';
}

function tell(turnId: string | undefined): void {
  reading = turnId;
  for (const listener of listeners) listener();
}
