/**
 * Makes articles for measuring: Markdown of about 5 kB, each about an event of its own, from word lists of ours and a
 * seeded generator, so that every run makes the same ones.
 */
import { chanceOf } from '../faults/fault-rows.mjs';

const places =
  'Arle Torvik Belmora Cassin Dunreath Eskdal Farrow Gellan Hollin Istrad Jarrow Kelby Lindow Marsk Norrel Ostrava Pellin Quorn Rethel Selva Tamsin Ulver Varga Wexley Yarrow Zennor'.split(
    ' ',
  );
const names =
  'Anna Boris Clara Dmitri Elena Farid Greta Hassan Ingrid Jonas Karim Lena Marco Nadia Oskar Petra Rashid Sofia Tomas Vera'.split(
    ' ',
  );
const families =
  'Adler Brandt Castel Dorn Eberle Falk Greiner Haddad Ivanov Jansen Keller Lorenz Moreau Novak Okafor Peters Quint Rossi Sauer Tanaka'.split(
    ' ',
  );
const things =
  'bridge harbour mill library tunnel reservoir railway market theatre hospital lighthouse archive vineyard quarry observatory ferry school cathedral brewery airfield'.split(
    ' ',
  );
const events = 'closed flooded rebuilt inspected sold burnt opened surveyed damaged restored evacuated extended'.split(
  ' ',
);
const months = 'January February March April May June July August September October November December'.split(' ');
const offices = ['mayor', 'chief engineer', 'minister', 'director', 'spokesman', 'archivist', 'inspector', 'surveyor'];
const papers = ['The Arle Courier', 'Torvik Post', 'Belmora Gazette', 'The Eskdal Review', 'Northern Dispatch'];

/** @param {number} number @param {number} bytes about so many */
export function makeArticle(number, bytes = 5000) {
  const next = chanceOf(number + 1);
  const one = (/** @type {readonly string[]} */ list) => list[Math.floor(next() * list.length)];
  const count = (/** @type {number} */ least, /** @type {number} */ most) =>
    least + Math.floor(next() * (most - least));
  // No other article has it, so that a question can ask for just this one.
  const code = `K${number}`;
  const place = one(places);
  const thing = one(things);
  const event = one(events);
  const person = `${one(names)} ${one(families)}`;
  const date = `${count(1990, 2024)}-${String(count(1, 13)).padStart(2, '0')}-${String(count(1, 29)).padStart(2, '0')}`;
  const sentences = [
    () =>
      `The ${one(things)} of ${one(places)} was ${one(events)} on ${count(1, 29)} ${one(months)} ${count(1950, 2024)}.`,
    () =>
      `${one(names)} ${one(families)}, the ${one(offices)} of ${one(places)}, said that the work had cost ${count(2, 900)} million crowns.`,
    () =>
      `About ${count(12, 4000)} people were asked to leave their houses near the ${one(things)}, and ${count(2, 12)} of them were hurt.`,
    () =>
      `According to the ${one(offices)}, the ${one(things)} had not been ${one(events)} since ${count(1900, 1990)}.`,
    () => `Nobody in ${one(places)} could say why the ${one(things)} stood empty for ${count(2, 40)} years.`,
    () =>
      `A report of ${count(20, 300)} pages by ${one(names)} ${one(families)} names ${count(2, 9)} reasons, the first of them the weather.`,
    () => `The ${one(offices)} denied that the ${one(things)} would be ${one(events)} before ${one(months)}.`,
    () => `In ${one(months)} the water stood ${count(1, 9)} metres above the road to ${one(places)}.`,
  ];
  const paragraphs = [
    `The ${thing} ${code} at ${place} was ${event} by ${person}, after ${count(2, 60)} years of quarrel.`,
  ];
  let length = paragraphs[0].length + 150;
  while (length < bytes) {
    const paragraph = Array.from({ length: count(3, 7) }, () =>
      sentences[Math.floor(next() * sentences.length)](),
    ).join(' ');
    const heading = next() < 0.2 ? `## ${one(places)} and the ${one(things)}\n\n` : '';
    paragraphs.push(heading + paragraph);
    length += heading.length + paragraph.length + 2;
  }
  return {
    path: `${String(number % 20).padStart(2, '0')}/${code}.md`,
    question: `Who ${event} the ${thing} ${code} at ${place}?`,
    answer: person,
    text: `---\ntitle: The ${thing} ${code} at ${place}\npublisher: ${one(papers)}\npublished: ${date}\n---\n\n${paragraphs.join('\n\n')}\n`,
  };
}
