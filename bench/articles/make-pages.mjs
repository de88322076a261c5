/**
 * Saved pages of many layouts, with what is their article and what stands beside it known: words of our own, put together
 * by number, so that no two paragraphs are the same.
 */

const subjects = [
  'The harbour master',
  'A spokeswoman of the council',
  'The head of the rescue service',
  'An engineer from Ahausen',
  'The mayor',
];
const deeds = [
  'ordered the old bridge closed',
  'counted the boats below the weir',
  'asked for forty more sandbags',
  'measured the water at the mill',
  'opened the school hall for the night',
];
const times = [
  'before noon on Monday',
  'after the second wave',
  'while the rain went on',
  'when the dam had been checked',
  'as the river fell again',
];
const reasons = [
  'because two pillars had cracked',
  'although nobody had been hurt',
  'so that the trains could run',
  'since the power had failed in three streets',
  'and thanked the neighbours for their help',
];
const pick = (/** @type {string[]} */ list, /** @type {number} */ at) => list[at % list.length];

/** @param {number} n */
const sentence = (n) =>
  `${pick(subjects, n)} ${pick(deeds, n * 3 + 1)} ${pick(times, n * 7 + 2)}, ${pick(reasons, n * 11 + 3)}, report number ${n} says.`;
/** @param {number} n */
const paragraph = (n, sentences = 3) => Array.from({ length: sentences }, (_, at) => sentence(n * 10 + at)).join(' ');
const arabicParagraph = (/** @type {number} */ n) =>
  `أعلن مجلس المدينة يوم الخميس أن الجسر القديم سيبقى مغلقا حتى نهاية الشهر بعد الفيضان، وقال المهندس رقم ${n} إن العمل سيستغرق وقتا أطول مما كان متوقعا بسبب الأمطار الغزيرة التي هطلت على المنطقة.`;

const links = (/** @type {string[]} */ names) =>
  `<ul>${names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul>`;
const nav = `<nav>${links(['Home', 'World', 'Sport', 'Weather', 'Opinion', 'Contact us'])}</nav>`;
const cookies =
  '<div class="cookie-banner"><p>We use cookies to give you the best experience on our site. By continuing you accept our cookie policy.</p><button>Accept all</button></div>';
const share =
  '<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">Email</a> <a href="#">Print</a></div>';
const footer =
  '<footer><p>© 2021 The Example Post. All rights reserved.</p><p><a href="/privacy">Privacy policy</a> | <a href="/terms">Terms of use</a></p></footer>';
const related = (/** @type {string} */ tag = 'div') =>
  `<${tag} class="related"><h3>Related articles</h3>${links(['Ten dams that held', 'How to build a boat in a week', 'Our readers ask about insurance', 'The winter of the long ice'])}</${tag}>`;
const comments =
  '<section id="comments" class="comments"><h3>3 Comments</h3><div class="comment"><p class="user">gardener77</p><p>My uncle always told us this would happen, nobody listened to him in those days.</p></div><div class="comment"><p class="user">northsider</p><p>Typical. They will pay themselves first, mark my words, and then the rest of us.</p></div><p><a href="#">Post a Comment</a></p></section>';
const newsletter =
  '<div class="newsletter-signup"><h4>Sign up for our free newsletter</h4><p>The best stories, in your inbox each morning.</p><form><input type="email"><button>Subscribe</button></form></div>';
const sidebar = `<div id="sidebar" class="sidebar"><h3>About me</h3><p>I write about rivers, and about the people who live beside them.</p><h3>Archive</h3>${links(['May 2019', 'April 2019', 'March 2019'])}<h3>Most read</h3>${links(['The cat on the weir', 'Seven mills'])}</div>`;

/** What is the article is between these marks; they are taken out of the page. */
const own = (/** @type {string} */ text) => `\uE000${text}\uE001`;
const paragraphs = (/** @type {number} */ from, /** @type {number} */ count, sentences = 3) =>
  Array.from({ length: count }, (_, at) => `<p>${own(paragraph(from + at, sentences))}</p>`).join('\n');
const heading = '<h1>Old bridge closed after the flood</h1>';
const page = (/** @type {string} */ body, head = '', attributes = 'lang="en"') =>
  `<!DOCTYPE html><html ${attributes}><head><meta charset="utf-8"><title>Old bridge closed after the flood</title>${head}</head><body>${body}</body></html>`;

/** @type {Record<string, string>} */
const sources = {
  'article in main': page(`${nav}<main><article>${heading}${paragraphs(1, 8)}</article></main>${footer}`),
  'cookie banner and share row': page(
    `${cookies}${nav}<article>${heading}${share}${paragraphs(11, 7)}${share}</article>${footer}`,
  ),
  'related list inside the article': page(
    `${nav}<article>${heading}${paragraphs(21, 3)}${related()}${paragraphs(24, 4)}</article>${footer}`,
  ),
  'comments below': page(
    `${nav}<div class="post"><div class="entry-content">${heading}${paragraphs(31, 6)}</div>${comments}</div>${footer}`,
  ),
  'asides with pull quotes': page(
    `<article>${heading}${paragraphs(41, 3)}<aside class="pullquote"><p>${sentence(412)}</p></aside>${paragraphs(44, 4)}<aside><h4>More on this</h4>${links(['Floods of the century', 'Map of all dams'])}</aside></article>${footer}`,
  ),
  'data table': page(
    `<article>${heading}${paragraphs(51, 3)}<table><thead><tr><th>${own('Town')}</th><th>${own('Water')}</th></tr></thead><tbody>${['Ahausen', 'Bekum', 'Cleve'].map((town, at) => `<tr><td>${own(town)}</td><td>${own(`${at + 2} metres`)}</td></tr>`).join('')}</tbody></table>${paragraphs(54, 4)}</article>`,
  ),
  'layout of tables': page(
    `<table width="100%"><tr><td colspan="2">${nav}</td></tr><tr><td width="150">${links(['Home', 'News', 'Archive'])}</td><td>${heading}${paragraphs(61, 6)}</td></tr></table>`,
  ),
  'lists in the text': page(
    `${nav}<article>${heading}${paragraphs(71, 2)}<h2>${own('What is closed')}</h2><ul>${Array.from({ length: 5 }, (_, at) => `<li>${own(sentence(7100 + at))}</li>`).join('')}</ul>${paragraphs(74, 2)}<ol>${Array.from({ length: 3 }, (_, at) => `<li>${own(`Step ${at + 1}: ${sentence(7200 + at)}`)}</li>`).join('')}</ol></article>`,
  ),
  'figures with captions': page(
    `<article>${heading}${paragraphs(81, 2)}<figure><img src="a.jpg" alt="A bridge"><figcaption>Photo: Ann Lee / Example Pictures</figcaption></figure>${paragraphs(83, 3)}<figure><img src="b.jpg"><figcaption>The weir on Monday (AP Photo/Bo Ray)</figcaption></figure>${paragraphs(86, 2)}</article>`,
  ),
  'divs in divs': page(
    `<div><div><div><div><div><div class="c1"><div class="c2">${heading}<div>${paragraphs(91, 4)}</div><div><div>${paragraphs(95, 4)}</div></div></div></div></div></div></div></div></div>${footer}`,
  ),
  'paragraphs by line breaks': page(
    `<div id="content">${heading}<div class="text">${Array.from({ length: 6 }, (_, at) => own(paragraph(101 + at))).join('<br><br>')}</div></div>${sidebar}`,
  ),
  'live blog': page(
    `${nav}<main><article>${heading}<p>${own(paragraph(111))}</p>${Array.from({ length: 8 }, (_, at) => `<div class="update"><time datetime="2021-05-03T1${at}:00">1${at}:00</time><h3>${own(`Update from the river, part ${at}`)}</h3><p>${own(paragraph(112 + at))}</p></div>`).join('')}</article></main>`,
  ),
  'teaser before a paywall': page(
    `${nav}<article>${heading}${paragraphs(121, 3)}<div class="paywall"><h3>This article is for subscribers only</h3><p>Subscribe now and read everything for $4.50 a month.</p><p>Already a subscriber? Log in</p></div></article>${footer}`,
  ),
  'lazy images': page(
    `<article>${heading}${paragraphs(131, 2)}<img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="big.jpg"><noscript><img src="big.jpg" alt="noscript words"></noscript>${paragraphs(133, 4)}</article>`,
  ),
  'no article element': page(
    `<div id="header">The Example Post</div><div id="menu">${links(['News', 'Sport', 'Culture'])}</div><div id="main"><h2>Old bridge closed after the flood</h2>${paragraphs(141, 7)}</div><div id="footer">Imprint | Contact</div>`,
  ),
  Arabic: page(
    `<nav>${links(['الرئيسية', 'سياسة', 'رياضة'])}</nav><article><h1>الجسر القديم مغلق</h1>${Array.from({ length: 6 }, (_, at) => `<p>${own(arabicParagraph(at))}</p>`).join('')}</article>`,
    '',
    'lang="ar" dir="rtl"',
  ),
  AMP: page(
    `<amp-sidebar id="side" layout="nodisplay">${links(['Home', 'World'])}</amp-sidebar><article class="amp-wp-article">${heading}<amp-img src="a.jpg" width="10" height="10"></amp-img><div class="amp-wp-article-content">${paragraphs(161, 6)}</div><amp-social-share type="twitter"></amp-social-share></article>`,
    '',
    'amp lang="en"',
  ),
  'blog with a sidebar': page(
    `<div id="wrap"><div id="content" class="hentry post"><h2 class="entry-title">Old bridge closed after the flood</h2><div class="entry">${paragraphs(171, 6)}</div><p class="postmetadata">Filed under: Rivers | No Comments »</p></div>${sidebar}</div>`,
  ),
  'short news item': page(
    `${nav}<article>${heading}<p>${own(paragraph(181, 2))}</p></article>${related('section')}${footer}`,
  ),
  'newsletter between paragraphs': page(
    `<article>${heading}${paragraphs(191, 3)}${newsletter}${paragraphs(194, 3)}${newsletter}${paragraphs(197, 2)}</article>${footer}`,
  ),
  'quotes and code': page(
    `<article>${heading}${paragraphs(201, 2)}<blockquote><p>${own(paragraph(203))}</p></blockquote><pre>${own('gauge = 4\nlimit = 7')}</pre>${paragraphs(205, 3)}</article>`,
  ),
  'interview, many short paragraphs': page(
    `${nav}<article>${heading}<p>${own(paragraph(211))}</p>${Array.from({ length: 10 }, (_, at) => `<p><strong>${own(`Question ${at}: What happens to the bridge now?`)}</strong></p><p>${own(sentence(2120 + at))}</p>`).join('')}</article>${footer}`,
  ),
  'text in sections with a contents box': page(
    `<div class="mw-body"><h1>Old bridge</h1><div id="toc" class="toc"><h2>Contents</h2>${links(['History', 'Building', 'Flood'])}</div>${[1, 2, 3].map((at) => `<h2>${own(`Part ${at} of the story`)}<span class="mw-editsection">[edit]</span></h2>${paragraphs(220 + at * 2, 2)}`).join('')}</div>`,
  ),
  'hidden words': page(
    `<article>${heading}<p style="display:none">Hidden tracking words that nobody sees at all, and more of them.</p>${paragraphs(231, 5)}<div aria-hidden="true">Loading more stories for you</div></article>`,
  ),
  'definition list and details': page(
    `<article>${heading}${paragraphs(241, 3)}<dl><dt>${own('Weir')}</dt><dd>${own(sentence(2440))}</dd><dt>${own('Sluice')}</dt><dd>${own(sentence(2441))}</dd></dl><details><summary>${own('How we counted')}</summary><p>${own(paragraph(245))}</p></details>${paragraphs(246, 2)}</article>`,
  ),
  'author box and tags at the end': page(
    `<article>${heading}<p class="byline">By Ann Lee | 3 May 2019</p>${paragraphs(251, 6)}<div class="author-box"><h4>Ann Lee</h4><p>Ann Lee is a reporter who lives by the sea with two dogs.</p></div><p class="tags">Tags: <a href="#">floods</a>, <a href="#">bridges</a></p></article>${related()}${footer}`,
  ),
};

/** @typedef {{readonly name: string, readonly html: string, readonly article: string}} Page */
/** @type {readonly Page[]} */
export const pages = Object.entries(sources).map(([name, source]) => ({
  name,
  html: source.replaceAll(/[\uE000\uE001]/g, ''),
  article: [...source.matchAll(/\uE000([^\uE001]*)\uE001/g)].map(([, text]) => text).join('\n'),
}));
