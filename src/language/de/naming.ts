/** What something is called. */
import type { Pattern } from '../pattern.ts';

export const asked: Pattern = {
  of: /(?<!\p{L})(?:heiß(?:t|en)|hieß(?:en)?|(?:Spitz|Bei)?name(?:ns|n)?|nenn(?:t|en)|nannten?|genannt|bezeichne(?:t|n|ten?)|Bezeichnung|Begriff|bekannt|Titel|Synonym|Wort)(?!\p{L})/iu,
  finds: 'Wie nennt man ein Boot mit zwei Rümpfen?',
  leaves: 'Wer rief das Boot?',
};

export const told: Pattern = {
  of: /(?<!\p{L})(?:heißt|hieß|genannt|(?:Spitz|Bei)?name|namens|bekannt|bezeichnet|Bezeichnung|Begriff|sogenannte[mnrs]?|d\. ?h\.|getauft|umbenannt)(?!\p{L})|["„“»(]/iu,
  finds: 'Das Boot wurde im Frühling umbenannt.',
  leaves: 'Das Boot hat viele Planken.',
};
