/** Strong and irregular verbs, each with those of its forms that no ending makes; and nouns that look as participles do. */

/** The infinitive first; without umlauts. Forms with a prefix before them are told by the rest. */
export const strongVerbs = `
beginnen begann begannen begonnen begonnene begonnenen; beissen biss bissen gebissen; biegen bog bogen gebogen; bieten bot boten geboten;
binden band banden gebunden gebundene gebundenen; bitten bat baten gebeten; blasen blies bliesen geblasen; bleiben blieb blieben geblieben;
brechen bricht brach brachen gebrochen gebrochene; brennen brannte brannten gebrannt; bringen brachte brachten gebracht gebrachte;
denken dachte dachten gedacht; dringen drang drangen gedrungen; essen isst ass assen gegessen; fahren fahrt fuhr fuhren gefahren;
fallen fallt fiel fielen gefallen gefallene; fangen fangt fing fingen gefangen gefangene; finden fand fanden gefunden gefundene gefundenen;
fliegen flog flogen geflogen; fliehen floh flohen geflohen; fliessen floss flossen geflossen; fressen frisst frass frassen gefressen;
frieren fror froren gefroren; geben gibt gab gaben gegeben gegebene; gehen ging gingen gegangen; gelingen gelang gelangen gelungen;
gelten gilt galt galten gegolten; geniessen genoss genossen; gewinnen gewann gewannen gewonnen gewonnene; giessen goss gossen gegossen;
gleichen glich glichen geglichen; graben grabt grub gruben gegraben; greifen griff griffen gegriffen; halten halt hielt hielten gehalten;
hangen hing hingen gehangen; heben hob hoben gehoben; heissen hiess hiessen geheissen; helfen hilft half halfen geholfen;
kennen kannte kannten gekannt; klingen klang klangen geklungen; kommen kam kamen gekommen; kriechen kroch krochen gekrochen;
laden ladt lud luden geladen geladene; lassen lasst liess liessen gelassen; laufen lauft lief liefen gelaufen; leiden litt litten gelitten;
leihen lieh liehen geliehen; lesen liest las lasen gelesen; liegen lag lagen gelegen; lugen log logen gelogen; meiden mied mieden gemieden;
messen misst mass massen gemessen gemessene; nehmen nimmt nahm nahmen genommen genommene; nennen nannte nannten genannt genannte genannten;
pfeifen pfiff pfiffen gepfiffen; raten rat riet rieten geraten; reiben rieb rieben gerieben; reissen riss rissen gerissen;
reiten ritt ritten geritten; rennen rannte rannten gerannt; riechen roch rochen gerochen; ringen rang rangen gerungen; rufen rief riefen gerufen;
saufen soff soffen gesoffen; schaffen schuf schufen geschaffen geschaffene; scheiden schied schieden geschieden; scheinen schien schienen geschienen;
schieben schob schoben geschoben; schiessen schoss schossen geschossen; schlafen schlaft schlief schliefen geschlafen;
schlagen schlagt schlug schlugen geschlagen geschlagene; schliessen schloss schlossen geschlossen geschlossene geschlossenen; schmelzen schmolz schmolzen geschmolzen;
schneiden schnitt schnitten geschnitten; schreiben schrieb schrieben geschrieben geschriebene; schreien schrie schrien geschrien;
schreiten schritt schritten geschritten; schweigen schwieg schwiegen geschwiegen; schwimmen schwamm schwammen geschwommen;
schwinden schwand schwanden geschwunden; schworen schwor geschworen; sehen sieht sah sahen gesehen; senden sandte sandten gesandt;
singen sang sangen gesungen; sinken sank sanken gesunken; sitzen sass sassen gesessen; spinnen spann spannen gesponnen;
sprechen spricht sprach sprachen gesprochen gesprochene; springen sprang sprangen gesprungen; stechen sticht stach stachen gestochen; stehen stand standen gestanden;
stehlen stiehlt stahl stahlen gestohlen; steigen stieg stiegen gestiegen gestiegene; sterben stirbt starb starben gestorben; stossen stosst stiess stiessen gestossen;
streichen strich strichen gestrichen; streiten stritt stritten gestritten; tragen tragt trug trugen getragen getragene; treffen trifft traf trafen getroffen;
treiben trieb trieben getrieben getriebene; treten tritt trat traten getreten; trinken trank tranken getrunken; tun tat taten getan;
verderben verdirbt verdarb verdorben; vergessen vergisst vergass vergassen; verlieren verlor verloren verlorene verlorenen; wachsen wachst wuchs wuchsen gewachsen;
waschen wascht wusch gewaschen; weichen wich wichen gewichen; weisen wies wiesen gewiesen; wenden wandte wandten gewandt; werben wirbt warb warben geworben;
werfen wirft warf warfen geworfen; wiegen wog wogen gewogen; wissen weiss wusste wussten gewusst; ziehen zog zogen gezogen gezogene; zwingen zwang zwangen gezwungen`;

/** By their stems. */
export const nounsWithGe: ReadonlySet<string> = new Set(
  'geschlecht gericht gesicht geschicht gewicht gedicht gehalt gewalt gestalt geschaft gesellschaft gemeinschaft gewerkschaft gespenst geburt gebiet gegenwart gesamtheit gesundheit gelegenheit gewohnheit'.split(
    ' ',
  ),
);
