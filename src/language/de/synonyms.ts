/** Groups of words that may stand for one another; a group ends with the line or at a semicolon. By hand, of general use; without umlauts. */

export { countries, otherNamesOfCountries } from './countries.ts';

export const everyday = `
toten getotet ermorden umbringen umgekommen sterben tod tot todesopfer opfer
angriff angreifen attacke uberfall schlag bombardieren
soldat truppe streitkraft armee militar heer
anfuhrer fuhrer leiter chef kommandeur vorsitzender oberhaupt
sprecher sprecherin
experte fachmann fachleute forscher wissenschaftler gelehrte
auto wagen fahrzeug pkw; flugzeug jet maschine; schiff boot; zug bahn eisenbahn
treffen sitzung konferenz gipfel besprechung tagung
abkommen vertrag vereinbarung pakt ubereinkommen
hilfe helfen unterstutzung unterstutzen
liefern lieferung bereitstellen
verlangen fordern forderung bitten
erobern einnehmen besetzen besatzung eroberung
verlust verlieren
gebiet region gegend bezirk
stadt ortschaft ort gemeinde dorf
beginn beginnen anfang anfangen start starten
ende enden beenden aufhoren schluss
bauen bau errichten errichtung erbauen gebaude
grunden grundung stiften
kaufen kauf erwerben erwerb; verkaufen verkauf
zahlen bezahlen zahlung kosten preis gebuhr
verdienen einkommen lohn gehalt
gewinnen sieg siegen sieger gewinner; verlieren niederlage
wahlen wahl abstimmung stimmen
regierung kabinett; parlament abgeordneter abgeordnete; gesetz regelung vorschrift
schule unterricht; schuler schulerin schulkind; lehrer lehrkraft; universitat hochschule
arzt mediziner doktor; krankheit erkrankung leiden; krankenhaus klinik
zunahme zunehmen anstieg ansteigen wachsen wachstum steigen erhohen erhohung
abnahme abnehmen ruckgang sinken senken verringern verringerung
andern anderung veranderung verandern wandel
ursache grund anlass; folge auswirkung wirkung ergebnis konsequenz
nutzen benutzen verwenden verwendung gebrauchen gebrauch einsetzen einsatz
heissen nennen bezeichnen bezeichnung name
leben wohnen bewohner einwohner bevolkerung
arbeiten arbeit beschaftigen beschaftigung; firma unternehmen betrieb gesellschaft konzern
erfinden erfindung erfinder; entdecken entdeckung entdecker
schreiben verfassen autor verfasser; buch werk; artikel bericht
wichtig bedeutend wesentlich; gross riesig; klein gering winzig
verbieten verbot untersagen; erlauben erlaubnis genehmigen genehmigung
schliessen schliessung; offnen offnung eroffnen eroffnung
geburt geboren; heirat heiraten ehe
fluss strom; berg gebirge; meer ozean see; wald forst
`;

/** Words of one root that stems leave apart. */
export const forms = `
flucht fliehen; fahrt fahren; flug fliegen; zug ziehen; sprache sprechen; gabe geben; hilfe helfen; wahl wahlen; kunft kommen
reise reisen; tat tun; wuchs wachsen; bruch brechen; trieb treiben; fund finden; gang gehen; stand stehen; sicht sehen
`;
