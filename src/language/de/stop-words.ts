/** Words of German that say how a sentence is built or a question is put, not what it is about; without umlauts. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'aber als also am an ans auch auf aufs aus bei beim bin bis bist da dabei dadurch dafur dagegen daher damit danach dann ' +
    'daran darauf daraus darf darin daruber darum darunter das dass davon davor dazu dein deine deinem deinen deiner dem den ' +
    'denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch durfen durfte ein ' +
    'eine einem einen einer eines er es etwa etwas euch euer eure fur furs gegen gewesen hab habe haben hat hatte hatten ' +
    'hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja je jede jedem jeden jeder jedes ' +
    'jedoch jene jenem jenen jener jenes kann kannst konnen konnte konnten man mein meine meinem meinen meiner mich mir mit ' +
    'muss mussen musste mussten nach nachdem nicht noch nun nur ob obwohl oder ohne schon sehr sei seien sein seine seinem ' +
    'seinen seiner seines seit selbst sich sie sind so sobald solch solche solchen solcher sollen soll sollte sollten sondern ' +
    'sonst sowie sowohl uber um und uns unser unsere unserem unseren unserer unter vom von vor wahrend wann war waren warum was ' +
    'wegen weil welch welche welchem welchen welcher welches wem wen wenn wer werde werden weshalb wessen wie wieso wieviel ' +
    'wieviele will wir wird wo wodurch wofur woher wohin womit wonach woran worauf woraus worin woruber wovon wozu wollen ' +
    'wollte wollten worden wurde wurden wurde zu zum zur zwar zwischen ubers unterm vors hatten ware waren wurdest viele viel'
  ).split(' '),
);
