/** Words that stand before what answers, or open it. */
import type { Pattern } from '../pattern.ts';

export const copula: Pattern = {
  of: /^(?:ist|sind|war|waren|wird|wurde|wurden|heißt|heißen|hieß|genannt|namens|als|bekannt)$/i,
  finds: 'Heißt',
  leaves: 'heißer',
};

export const reason: Pattern = {
  of: /^(?:weil|da|denn|wegen|aufgrund|um|durch|damit|dank|aus|infolge)$/i,
  finds: 'weil',
  leaves: 'weilt',
};

export const place: Pattern = {
  of: /^(?:in|im|ins|an|am|auf|aus|nach|nahe|bei|beim|von|vom|zwischen|durch|über|zu|zum|zur|innerhalb|außerhalb|um)$/i,
  finds: 'nahe',
  leaves: 'nahezu',
};

/** Of a passive: "von Brandt gebaut". */
export const agent: Pattern = { of: /^(?:von|vom|durch)$/i, finds: 'vom', leaves: 'davon' };
