/** How a conversation that is exported as a page looks: the colours and faces of web/src/ui/tokens.css, light, dark and on paper. */
export const siteStyle = `
:root{color-scheme:light dark;--paper:light-dark(#faf6ef,#171511);--leaf:light-dark(#fffdf9,#1e1b17);--ink:light-dark(#241f1a,#ece5d8);
--soft:light-dark(#6b6156,#a89d8d);--rule:light-dark(#e2d8c7,#38322a);--accent:light-dark(#9c2f1f,#f0937a);--mark:light-dark(#fbe7a4,#5c4718);
--serif:'Source Serif 4','Iowan Old Style','Palatino Linotype',Charter,Georgia,'Liberation Serif',serif;
--sans:'Source Sans 3',-apple-system,'Segoe UI',Roboto,'Liberation Sans',system-ui,sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:clamp(1.0625rem,1.02rem + .2vw,1.1875rem)/1.66 var(--serif)}
main{max-width:36.5rem;margin-inline:auto;padding:clamp(1.5rem,5vw,4rem) clamp(1.125rem,4vw,2.5rem) 6rem;overflow-wrap:break-word}
h1,h2,h3{line-height:1.25;font-weight:600}
h1{font-size:clamp(1.5rem,1.3rem + .9vw,1.875rem)}
h2{margin:2.5rem 0 .75rem;font-size:clamp(1.3125rem,1.2rem + .5vw,1.5625rem)}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
sup{line-height:0}
sup a{padding:.35em .2em;font:600 .75rem var(--sans);text-decoration:none}
main>section{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--rule);font-size:.9375rem}
main>section li{margin-bottom:.75rem}
table{border-collapse:collapse;display:block;overflow-x:auto}
th,td{padding:.125em .75em .125em 0;text-align:start;border-bottom:1px solid var(--rule)}
mark{background:var(--mark);color:inherit}
footer{margin-top:3rem;color:var(--soft);font:.875rem/1.5 var(--sans)}
.source{display:none;position:fixed;z-index:1;inset:auto 0 0 0;max-height:70vh;overflow:auto;padding:1.25rem 1.5rem 2rem;background:var(--leaf);
border-top:1px solid var(--rule);box-shadow:0 -.5rem 2rem rgb(0 0 0/.18)}
.source:target{display:block}
.source h3{margin:0 2rem .25rem 0;font-size:1.125rem}
.source .said{margin:0 0 1rem;color:var(--soft);font:.875rem/1.5 var(--sans)}
.source .place{margin:0;white-space:pre-line}
.close{position:absolute;inset:.75rem 1rem auto auto;padding:.25rem .5rem;font:1.5rem/1 var(--sans);text-decoration:none}
@media (width>=70em){
.source{inset:0 0 0 auto;width:min(30rem,40vw);max-height:none;padding-top:2.5rem;border-top:0;border-inline-start:1px solid var(--rule);box-shadow:none}
body:has(.source:target) main{margin-inline-start:max(0px,(100vw - min(30rem,40vw) - 36.5rem)/2)}
}
@media print{
:root{color-scheme:light}
body{background:none;font-size:11pt}
main{max-width:none;padding:0}
.source{display:block;position:static;max-height:none;padding:.25rem 0 0;border:0;box-shadow:none;background:none;break-inside:avoid}
.source h3,.source .said,.close{display:none}
mark{background:none;font-weight:600}
a{color:inherit}
}
`;
