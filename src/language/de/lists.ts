/** Questions that a list answers as a whole, and what stands above such a list. */
import type { Pattern } from '../pattern.ts';
import type { ListsAsked } from '../tables-and-lists.ts';

/** Whole words, whatever their case; \b knows no umlauts. */
const words = (source: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${source})(?!\p{L})`, 'iu');

/** The first that finds counts, in a question and above a list: "nicht erlaubt" before "erlaubt". */
export const kinds: ListsAsked['kinds'] = [
  {
    kind: 'forbidden',
    asked: {
      of: words(
        String.raw`verboten|untersagt|nicht (?:\p{L}+ )?(?:erlaubt|gestattet|mitbringen|mitnehmen|zulässig)|(?:darf|dürfen|soll|sollen) (?:\p{L}+ )?(?:nicht|keine?)|zu Hause (?:bleiben|lassen)`,
      ),
      finds: 'Was ist im Saal verboten?',
      leaves: 'Was ist im Saal erlaubt?',
    },
    over: {
      of: words(
        'verboten(?: sind| ist)?|untersagt|nicht (?:erlaubt|gestattet|zulässig|mitbringen|mitnehmen)|(?:darf|dürfen|sollen?) (?:nicht|keine?)|zu Hause (?:bleiben|lassen)|Verbote',
      ),
      finds: 'Nicht erlaubt sind:',
      leaves: 'Erlaubt sind:',
    },
  },
  {
    kind: 'brought',
    asked: {
      of: words(
        String.raw`(?:was|welche)(?!\p{L}).*(?:mitbringen|mitnehmen|mitzubringen|mitzunehmen|einpacken|mitgebracht|eingepackt|in (?:den Rucksack|die Tasche|den Koffer|das Gepäck))|Packliste`,
      ),
      finds: 'Was sollen wir mitbringen?',
      leaves: 'Wer kann uns bringen?',
    },
    over: {
      of: words(
        'mitbringen|mitnehmen|mitzubringen|mitzunehmen|einpacken|Packliste|Gepäck|in (?:den|deinen|Ihren) (?:Rucksack|Koffer)|in die Tasche',
      ),
      finds: 'In den Rucksack gehören:',
      leaves: 'Der Rucksack kostet',
    },
  },
  {
    kind: 'agenda',
    asked: {
      of: words('Tagesordnung|Tagesordnungspunkte?|(?:soll|wird|werden|sollen) .*(?:besprochen|beraten|behandelt)'),
      finds: 'Was steht auf der Tagesordnung?',
      leaves: 'Wer schrieb das Protokoll?',
    },
    over: { of: words('Tagesordnung|Tagesordnungspunkte'), finds: 'Tagesordnung', leaves: 'Ordnung des Tages' },
  },
  {
    kind: 'contents',
    asked: {
      of: words(
        String.raw`(?:was|welche)(?!\p{L}).*(?:in der (?:Schachtel|Tasche|Packung|Kiste)|im (?:Karton|Paket|Beutel|Lieferumfang)|mitgeliefert|enthalten)`,
      ),
      finds: 'Was ist in der Packung?',
      leaves: 'Wo ist die Packung?',
    },
    over: {
      of: words(
        'Lieferumfang|Inhalt|mitgeliefert|in der (?:Schachtel|Tasche|Packung|Kiste)|im (?:Karton|Paket|Beutel)',
      ),
      finds: 'Lieferumfang',
      leaves: 'Lieferung',
    },
  },
  {
    kind: 'needed',
    asked: {
      of: words(
        String.raw`Zutaten|(?:was|welche)(?!\p{L}).*(?:brauche?n?|brauchst|braucht|benötige?n?|benötigt|gebraucht|nötig|erforderlich|kaufen)|was (?:gehört|kommt) (?:in|an|hinein|dazu).*`,
      ),
      finds: 'Was brauche ich für die Suppe?',
      leaves: 'Wer braucht die Suppe?',
    },
    over: {
      of: words(
        String.raw`Zutaten|Einkaufsliste|Werkzeuge?|Material|Ausrüstung|Unterlagen|(?:man|Sie|ihr|du|wir|was) (?:\p{L}+ )?(?:brauch(?:en|t|st)|benötig(?:en|t|st))|(?:brauch|benötig)(?:en|t) (?:man|Sie|ihr|du|wir)|(?:nötig|erforderlich) (?:ist|sind)`,
      ),
      finds: 'Zutaten',
      leaves: 'Zubereitung',
    },
  },
  {
    kind: 'steps',
    asked: {
      of: words(
        String.raw`wie (?:(?:kann|kannst|können|muss|müssen|soll|sollte|sollen) (?:man|ich|wir|du|Sie)|wird|werden|geht|(?!lang|viel|oft|hei)\p{Ll}+ (?:man|ich|wir|du))|(?:die|der|welche|welches|das|was sind die) (?:\p{Ll}+ )?(?:Schritte|Anleitung|Zubereitung|Rezept)|(?:Schritte|Anleitung) (?:für|zum|zur)`,
      ),
      finds: 'Wie wechsle ich den Filter?',
      leaves: 'Wie lange laufe ich?',
    },
    over: {
      of: /^(?:Zubereitung|Anleitung|Vorgehen|Schritte|Ablauf|So (?:geht|wird)|Durchführung)(?!\p{L})/iu,
      finds: 'Zubereitung',
      leaves: 'Zutaten',
    },
  },
  {
    kind: 'allowed',
    asked: {
      of: words(String.raw`was(?!\p{L}).*(?:erlaubt|gestattet|zulässig)|was (?:darf|dürfen) (?:man|ich|wir)`),
      finds: 'Was ist im Saal erlaubt?',
      leaves: 'Wer erlaubte es?',
    },
    over: { of: words('erlaubt|gestattet|zulässig|darf|dürfen'), finds: 'Erlaubt sind:', leaves: 'Gebühren' },
  },
];

export const asksForItems: Pattern = {
  of: /^(?:was|welche) (?:sind|müssen|sollen|können|gehören|gehört|muss|steht|stehen|haben|hat)(?!\p{L})|^welche \p{L}+(?:en|er|e|n|s)(?!\p{L})|^(?:bitte )?(?:nenne?|nennen|liste|zähle?|zeige?)(?!\p{L})/iu,
  finds: 'Welche Ämter sind zu besetzen?',
  leaves: 'Was kostet es?',
};

export const namesSteps: Pattern = {
  of: /^(?:Schritte?n?|Anleitung|Zubereitung|mache?n?|macht|gemacht|koche?n?|gekocht|backe?n?|gebacken|zubereiten|zubereitet|bereite|geht)$/iu,
  finds: 'Schritte',
  leaves: 'Schreiten',
};

export const namesItems: Pattern = {
  of: /^(?:Punkte?n?|Dinge|Liste|Zutaten|Themen|alle|alles|steht|stehen)$/iu,
  finds: 'Punkte',
  leaves: 'pünktlich',
};

export const recipe: Pattern = { of: /^Rezept(?:e|es|s)?$/iu, finds: 'Rezept', leaves: 'Rezeption' };

export const tellsOfCooking: Pattern = {
  of: words('Zutaten|köcheln|anschwitzen|pürieren|aufkochen|verrühren|kneten|Esslöffel|Teelöffel|Backofen|Topf'),
  finds: 'Die Zwiebel anschwitzen.',
  leaves: 'Das Wasser kocht.',
};
