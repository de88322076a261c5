/**
 * The page in which an agent's host shows an answer (MCP Apps, https://modelcontextprotocol.io/extensions/apps): the answer,
 * its footnotes, the quoted words marked with what stands around them. One file that asks nothing of any other host;
 * everything is set as text, so that no word of an article is ever markup.
 */

export const answerPageAddress = 'ui://footnote/answer.html';
export const answerPageType = 'text/html;profile=mcp-app';

export const answerPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>An answer with its footnotes</title>
<style>
:root{color-scheme:light dark}
body{margin:0;padding:1rem;font:1rem/1.6 Georgia,serif}
p{margin:0 0 .75em;white-space:pre-line}
sup a{padding:0 .15em;font-family:system-ui,sans-serif;text-decoration:none}
ol{margin:1em 0 0;padding:1em 0 0 1.5em;border-top:1px solid;font-size:.875em}
li{margin-bottom:.75em}
li:target{outline:2px solid;outline-offset:4px}
cite{display:block;font-style:normal;opacity:.8}
</style>
</head>
<body>
<main id="answer" aria-live="polite"><p>…</p></main>
<script>
const host = window.parent;
const send = (message) => host.postMessage({ jsonrpc: '2.0', ...message }, '*');
const make = (name, text = '') => Object.assign(document.createElement(name), { textContent: text });

function show({ text, citations = [], nearest = [] }) {
  const main = document.getElementById('answer');
  main.replaceChildren();
  const known = new Set(citations.map(({ number }) => number));
  for (const paragraph of text.split(/\\n{2,}/)) {
    const shown = make('p');
    shown.dir = 'auto';
    paragraph.split(/\\[(\\d+)\\]/).forEach((part, at) => {
      if (at % 2 === 0) return shown.append(part);
      if (!known.has(Number(part))) return shown.append('[' + part + ']');
      const link = make('a', part);
      link.href = '#note-' + part;
      const mark = make('sup');
      mark.append(link);
      shown.append(mark);
    });
    main.append(shown);
  }
  const shown = citations.length > 0 ? citations : nearest;
  if (shown.length > 0) {
    const notes = make('ol');
    for (const { number, quote, article } of shown) {
      const note = make('li');
      note.id = 'note-' + number;
      note.value = number;
      note.dir = 'auto';
      note.append('…' + quote.prefix, make('mark', quote.exact), quote.suffix + '…');
      note.append(make('cite', [article.title, article.publisher, article.author, article.published].filter(Boolean).join(', ')));
      notes.append(note);
    }
    main.append(notes);
  }
  send({ method: 'ui/notifications/size-changed', params: { height: document.documentElement.scrollHeight } });
}

window.addEventListener('message', ({ source, data }) => {
  if (source !== host || data?.jsonrpc !== '2.0') return;
  if (data.id === 'begin' && data.result) send({ method: 'ui/notifications/initialized', params: {} });
  if (data.method === 'ui/notifications/tool-result' && data.params?.structuredContent) show(data.params.structuredContent);
  if (data.method === 'ui/resource-teardown') send({ id: data.id, result: {} });
});
send({
  id: 'begin',
  method: 'ui/initialize',
  params: { protocolVersion: '2026-01-26', appInfo: { name: 'footnote', version: '1' }, appCapabilities: {} },
});
</script>
</body>
</html>
`;
