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
