/**
 * Common words by the share of a rare word's weight that they keep. By hand, after those of English
 * (en/frequencies.ts): no public count of German may be copied here.
 */
export const frequencies: readonly (readonly [number, string])[] = [
  [
    0.4,
    `alle alles andere anderen anderer anderes arbeit beginnen beste besten bleiben bringen ende erste ersten ersten ganz geben gehen gibt gab
     gross grosse grossen gut gute guten halten haus hand heute immer jahr jahre jahren kommen kam lassen leben leicht letzte letzten liegen
     mal machen macht mensch menschen mehr meisten neu neue neuen nie oft recht sagen sagte sagt sehen stehen steht tag tage teil tun
     wasser weg weit welt wenig wenige wieder wissen wirklich zeit zeigen zwei`,
  ],
  [
    0.6,
    `art arten bekannt beide beiden beispiel benutzen bereich besondere bevor bild denken deutsch drei eigene eigenen einfach einige einigen
     erhalten erste etwa fall familie finden fand folgen form frage frau frauen freund fuhren fuhrte gebiet gebrauch gegenuber gehoren gemeinsam
     genannt genau geschichte gesellschaft gleich grund gruppe halb helfen hoch hohe hohen information kinder klein kleine kleinen kraft kurz
     land landern lange langen laut leute liess mann mannern mittel mittleren moglich monat nahm name namen nehmen nennen nennt paar person
     platz problem punkt rolle sache schnell schule seite selten setzen sollen sprechen stadt stark stelle stellen stunde stunden suchen system
     trotz uberhaupt unterschied verschieden verschiedene viertel vier voll weitere weiteren wert wichtig wichtigste wichtigsten woche wort worte zahl
     ziel zusammen`,
  ],
  [
    0.78,
    `allein alt alte alten anderung angabe angeben anzahl aufgabe ausser bauen bedeutung bedeuten begann bestehen besteht bestimmt bestimmte
     betragen betrug bezeichnen bezeichnet bilden brauchen buch entstehen entstand entwickeln entwicklung ergebnis erklaren erreichen
     erscheinen fahren fallen fest form funf gelten gilt gebaut geboren gemacht general gesamt gesamte gewinnen gewann glauben grenze
     grosste grossten hauptsachlich heissen hiess innerhalb international jung junge kaufen kennen kosten krieg lage leiten lernen lesen licht
     los menge meinung meter million millionen minute nachste nachsten nacht nah national nord nummer nutzen offen offentlich ort partei politik
     prasident preis prozent regel regierung reihe schaffen scheinen schliessen schreiben schwer sechs sieben sitzen sohn sommer spater spiel
     spielen sprache staat staaten sterben starb stimmen strasse sud tatsache tausend teilen text tief tod tragen treffen unternehmen ursprunglich
     vater verbinden verlieren verlor verstehen versuchen verwenden verwendet volk vorher wachsen wahr wahl warten wechsel wesentlich winter
     wohnen zehn ziehen zog zuerst zweite zweiten`,
  ],
];

export const commonWords: ReadonlySet<string> = new Set(frequencies.flatMap(([, words]) => words.trim().split(/\s+/)));
