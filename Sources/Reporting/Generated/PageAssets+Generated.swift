// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file
// DO NOT EDIT. Made by `swift run generate-data` from Data/page/.

enum PageAssets {
  static let glossaryStyle = PageAsset(hash: "sha256-tEP3Nzk/5YTBuIr5cOsfV09CtMOW8qt8y/Mi/sLifEc=", text: ##"""
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #595959; --line: #d5d5d0; --paper: #fff; --tint: #f4f3ee; --link: #1f5f8b; --avoid: #b3261e; --label: 4.2rem; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececea; --soft: #b0b0ac; --line: #44443f; --paper: #1a1a19; --tint: #262624; --link: #8cc4ee; --avoid: #f2938c; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.65 "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; color: var(--ink); background: var(--paper); word-break: keep-all; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
:lang(zh-Hans), :lang(zh) { font-family: "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
:lang(zh-Hant) { font-family: "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
:lang(zh) { word-break: normal; }
a { color: var(--link); }
time { white-space: nowrap; }
small, .why, .facts, .py { color: var(--soft); }
[hidden] { display: none !important; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: .25rem 0 1rem; }
[role="search"] { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; padding: .6rem 0; background: var(--paper); }
#q { flex: 1 1 16rem; min-width: 0; font: inherit; color: inherit; background: var(--tint); border: 1px solid var(--soft); border-radius: .4rem; padding: .45rem .75rem; }
#q:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
output { min-width: 6rem; color: var(--soft); font-variant-numeric: tabular-nums; }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; }
nav li { white-space: nowrap; }
h2 { font-size: 1.2rem; line-height: 1.4; margin: 2.25rem 0 0; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
h2 small, nav small { font-size: .85rem; font-weight: 400; font-variant-numeric: tabular-nums; }
article { padding: .8rem 0 .85rem; border-bottom: 1px solid var(--line); }
/* Forty entries: what is far away costs nothing, whatever the search hides in it. */
section > .full { content-visibility: auto; contain-intrinsic-height: 280rem; }
article:target { background: var(--tint); box-shadow: 0 0 0 .5rem var(--tint); }
h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; margin: 0; font-size: 1.15rem; font-weight: 400; line-height: 1.5; }
h3 .ko { font-size: 1.35rem; font-weight: 700; letter-spacing: -.01em; }
h3 .made { color: var(--soft); }
h3 .py { font-size: .95rem; font-style: italic; }
.undecided { color: var(--soft); font-size: 1rem; }
.tag { font-size: .8rem; line-height: 1.4; color: var(--soft); border: 1px solid var(--line); border-radius: .3rem; padding: 0 .4rem; }
ul.forms, ul.choices { margin: .3rem 0 0; padding: 0; list-style: none; }
.forms li, dl div { display: grid; grid-template-columns: var(--label) minmax(0, 1fr); align-items: baseline; column-gap: .35rem; }
.forms b { font-size: .85rem; font-weight: 600; color: var(--soft); }
.forms .deprecated b { color: var(--avoid); }
.forms .zh + .zh, .made { color: var(--soft); }
del { text-decoration: line-through; text-decoration-color: var(--avoid); text-decoration-thickness: .1em; }
.why { font-size: .9rem; }
dl { margin: .1rem 0 0; }
dt { font-size: .85rem; color: var(--soft); }
dd { grid-column: 2; margin: 0; min-width: 0; white-space: pre-line; }
dd b { font-weight: 600; font-variant-numeric: tabular-nums; }
dd.long { max-height: 16rem; overflow-y: auto; }
.empty { margin-top: 2rem; }
.choices li { display: grid; grid-template-columns: 1.2rem auto minmax(0, 1fr); align-items: baseline; gap: 0 .5rem; padding: .15rem 0; }
.choices .ko { font-weight: 600; }
.choices .line { grid-column: 2 / -1; font-size: .9rem; color: var(--soft); }
.choices .write { display: flex; gap: .5rem; }
.box { flex: none; width: .95rem; height: .95rem; border: 1.5px solid currentColor; border-radius: .15rem; align-self: center; }
.write .box { margin-right: .25rem; }
.rule { flex: 1 1 4rem; border-bottom: 1px solid currentColor; min-height: 1.4rem; }
@media (max-width: 30rem) { body { padding-top: 1rem; } h1 { font-size: 1.5rem; } h3 { gap: 0 .55rem; } :root { --label: 3.7rem; } }
@media print {
  @page { size: A4; margin: 18mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 8.5pt; } }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #fff; --link: #000; --avoid: #000; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.5; }
  [role="search"] { display: none !important; }
  /* A heading of a table stands on every page that the table reaches. */
  section { display: table; width: 100%; margin-top: 7mm; }
  section > h2 { display: table-header-group; font-size: 12pt; break-inside: avoid; break-after: avoid; }
  section > h2::after { content: ""; display: block; margin: 1mm 0 0; border-bottom: 1.2pt solid #000; }
  section > div { display: contents; }
  section > .full { content-visibility: visible; }
  article { break-inside: avoid; padding: 2mm 0; }
  article:has(.long) { break-inside: auto; }
  dd.long { max-height: none; overflow: visible; }
  h3 { font-size: 11pt; break-after: avoid; }
  h3 .ko { font-size: 12.5pt; }
  a { text-decoration: none; }
  li, dd { orphans: 2; widows: 2; }
}

"""##)
  static let glossaryScript = PageAsset(hash: "sha256-Wmog+r4JtfHIh9VEzs/A3Sd2c5dPF3PuuMQl3U2c+hY=", text: ##"""
"use strict";
{
  // Finds entries by Korean (initial consonants and half-typed syllables too), Chinese in either script, and pinyin.
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const sections = all("section").map((section) => ({
    section,
    link: document.querySelector(`nav a[href="#${section.id}"]`),
    counts: all(`#${section.id} > h2 small, nav a[href="#${section.id}"] + small`),
    parts: all(":scope > div", section).map((part) => ({
      part,
      found: -1,
      entries: all("article", part).map((article) => ({ article, key: article.dataset.s, isShown: true })),
    })),
  }));
  const box = document.getElementById("q");
  const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  // Final consonants by their place in a syllable; the clusters of two are no initials.
  const finals = " ㄱㄲ ㄴ  ㄷㄹ       ㅁㅂ ㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

  const range = (from, to) => `[${String.fromCharCode(from)}-${String.fromCharCode(to)}]`;
  const literal = (character) => character.replace(/[\\^$.*+?()[\]{}|\/]/g, "\\$&");
  const anySyllable = (initial) => range(0xac00 + initial * 588, 0xac00 + initial * 588 + 587);

  // One character of what was typed; the last one may be half a syllable, or hold the next one's initial.
  const part = (character, isLast) => {
    const initial = initials.indexOf(character);
    if (initial >= 0) return `(?:${character}|${anySyllable(initial)})`;
    const syllable = character.charCodeAt(0) - 0xac00;
    if (!isLast || syllable < 0 || syllable > 11171) return literal(character);
    const final = syllable % 28;
    if (final === 0) return range(0xac00 + syllable, 0xac00 + syllable + 27);
    const next = initials.indexOf(finals[final]);
    if (next < 0) return character;
    return `(?:${character}|${String.fromCharCode(0xac00 + syllable - final)}${anySyllable(next)})`;
  };

  // Some keyboards join two initials.
  const clusters = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };

  const pattern = (typed) => {
    // As the keys are written: composed, small letters without tones, no spaces, dots and hyphens.
    const single = typed.replace(/[ㄳㄵㄶㄺ-ㅀㅄ]/g, (cluster) => clusters[cluster]);
    const latin = single.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC");
    const text = [...compatible(latin).toLowerCase().replace(/[\s·ㆍ•‧・|\u00ad\u2010-\u2015\u2212-]/g, "")];
    return text.length ? new RegExp(text.map((one, index) => part(one, index === text.length - 1)).join(""), "u") : null;
  };

  // NFKC makes conjoining jamo (U+1100…) of the letters that keyboards type (U+3131…).
  const compatible = (text) => text.replace(/[\u1100-\u1112]/g, (jamo) => initials[jamo.charCodeAt(0) - 0x1100]);

  const search = () => {
    const wanted = pattern(box.value);
    let count = 0;
    for (const { section, link, counts, parts } of sections) {
      let inSection = 0;
      for (const one of parts) {
        let found = 0;
        for (const entry of one.entries) {
          const isFound = !wanted || wanted.test(entry.key);
          if (entry.isShown !== isFound) entry.article.hidden = !(entry.isShown = isFound);
          if (isFound) found += 1;
        }
        // The browser lays out what is near the window alone and takes our word for the rest.
        if (one.found !== found) {
          one.found = found;
          one.part.hidden = found === 0;
          one.part.style.containIntrinsicHeight = `${found * 7}rem`;
        }
        inSection += found;
      }
      section.hidden = inSection === 0;
      link.parentElement.hidden = inSection === 0;
      for (const one of counts) one.textContent = inSection;
      count += inSection;
    }
    const output = document.querySelector("output");
    output.value = !wanted ? "" : count ? output.dataset.found.replace("#", count.toLocaleString()) : output.dataset.none;
  };

  if (box) {
    box.parentElement.hidden = false;
    box.addEventListener("input", search);
    document.addEventListener("keydown", (event) => {
      const isTyping = /^(INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        box.focus();
        box.select();
      } else if (event.key === "Escape" && document.activeElement === box) {
        box.value = "";
        search();
      }
    });
    // A browser may bring back what was typed before a reload.
    if (box.value) search();
  }
}

"""##)
  static let checkStyle = PageAsset(hash: "sha256-KNc+8GEM4uymJ0Quu8ntF8wPEnousfVc+hE1L5jgK8s=", text: ##"""
:root { color-scheme: light; --error: #b3261e; --warning: #8a5a00; --info: #1f5f8b; --line: #d5d5d0; }
body { margin: 0 auto; max-width: 84rem; padding: 1rem; font: 1rem/1.65 "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; }
label { display: inline-block; margin-right: 1rem; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; align-items: start; }
.text { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .75rem; overflow-wrap: anywhere; }
.text p { margin: 0; min-height: 1.65em; padding-left: 3.2rem; text-indent: -3.2rem; }
.text p::before { content: attr(data-line); display: inline-block; width: 2.6rem; margin-right: .6rem; text-indent: 0; text-align: right; color: #767676; font-size: .8rem; }
mark { background: #fff3cd; border-bottom: 2px solid var(--warning); }
mark.error { background: #fde0de; border-color: var(--error); }
mark.info { background: #e1f0fa; border-color: var(--info); }
mark a { color: inherit; text-decoration: none; }
mark.off { background: none; border: 0; }
ol.findings { list-style: none; margin: 0; padding: 0; }
ol.findings > li { border: 1px solid var(--line); border-left: .3rem solid var(--warning); border-radius: .3rem; padding: .3rem .7rem; margin-bottom: .6rem; }
ol.findings > li.error { border-left-color: var(--error); }
ol.findings > li.info { border-left-color: var(--info); }
li p { margin: .2rem 0; }
li ul { margin: .2rem 0; padding-left: 1.1rem; font-size: .9rem; color: #444; overflow-wrap: anywhere; }
.rule { font-weight: 600; }
.note { font-size: .9rem; color: #444; }
li:target, mark:target { outline: 2px solid #1b1b1b; }
.off { display: none; }
mark.off { display: inline; }
@media screen and (min-width: 50rem) { ol.findings { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; } }
@media (max-width: 50rem) { .columns { grid-template-columns: 1fr; } ol.findings { order: -1; } }
@media print { body { max-width: none; } fieldset { display: none; } .columns { display: block; } ol.findings > li { break-inside: avoid; } mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }

"""##)
  static let checkScript = PageAsset(hash: "sha256-LYCcvaDf+AQPCXKbnZ2y0rLCP4+XtVGLYJl/8DBh9PA=", text: ##"""
"use strict";
for (const box of document.querySelectorAll("input[data-rule]"))
  box.addEventListener("change", () => {
    for (const item of document.querySelectorAll("li[data-rule],mark[data-rule]"))
      if (item.dataset.rule === box.dataset.rule) item.classList.toggle("off", !box.checked);
  });

"""##)
  static let evaluationStyle = PageAsset(hash: "sha256-v6o1BGq6jxryqyhMMg7ZW8OSqYRDl6FcBMOWvyfECFs=", text: ##"""
:root{color-scheme:light}
body{font:15px/1.5 "Noto Sans CJK KR","Noto Sans KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}
h2{font-size:1.15rem;border-top:2px solid #1b1b1b;padding-top:.6rem;word-break:break-all}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.3rem 1.5rem}
dl div{display:flex;justify-content:space-between;border-bottom:1px solid #ddd}
dd{margin:0;white-space:nowrap;font-variant-numeric:tabular-nums}
.tables{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}
table{border-collapse:collapse;font-size:.9rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
td,th{border-bottom:1px solid #ddd;padding:.15rem .6rem;text-align:right;font-variant-numeric:tabular-nums}
td:first-child,th:first-child{text-align:left}
.figures{display:flex;flex-wrap:wrap;gap:1.5rem}
figure{margin:1.5rem 0;flex:1 1 24rem;max-width:28rem}
svg{width:100%;font-size:11px}
.axis,.ideal,.interval,.grid,.curve{fill:none;stroke:#1b1b1b}
.grid{stroke:#ddd}
.ideal{stroke:#b2182b;stroke-width:2}
.interval{stroke:#2166ac;stroke-width:2}
.curve{stroke:#2166ac;stroke-width:2}
.link{stroke:#777;stroke-dasharray:5 3}
circle{fill:#2166ac}
figcaption{font-size:.85rem;color:#555}
.misses li{margin:.5rem 0}
.misses p{margin:.1rem 0;color:#555}
ins{text-decoration:none;color:#1b7837}
del{text-decoration:none;color:#b2182b}
pre{font-size:.8rem;margin:.2rem 0;overflow-x:auto}
@media print{body{margin:0;max-width:none}li,tr,figure,dl div{break-inside:avoid}}

"""##)
}
