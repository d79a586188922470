"use strict";
// Searches the titles and leads that lie in search/*.json, the newest first, as they arrive.
(() => {
  const form = document.getElementById("search");
  const input = document.getElementById("words");
  const state = document.getElementById("state");
  const found = document.getElementById("found");
  const maximumFound = 100;
  let parts = null;
  let run = 0;

  // Letters that look alike are one, joiners and vowel marks none, digits ASCII.
  const folded = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[\u200c\u200d\u0640\u064b-\u065f\u0670]/g, "")
    .replace(/[يىئ]/g, "ی").replace(/ك/g, "ک").replace(/[ةۀ]/g, "ه").replace(/[أإآ]/g, "ا").replace(/ؤ/g, "و")
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

  const read = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(path);
    return answer.json();
  };

  const loaded = new Map();
  const part = async (path) => {
    if (!loaded.has(path)) {
      const stories = await read(path);
      loaded.set(path, stories.map((story) => [story, folded(story[1] + " " + story[2])]));
    }
    return loaded.get(path);
  };

  const shown = ([id, title, lead, publisher, day]) => {
    const item = document.createElement("li");
    item.className = "card";
    const head = document.createElement("h2");
    const link = document.createElement("a");
    link.href = "story/" + encodeURIComponent(id) + ".html";
    link.textContent = title;
    link.dir = "auto";
    head.append(link);
    const text = document.createElement("p");
    text.className = "lead";
    text.dir = "auto";
    text.textContent = lead;
    const meta = document.createElement("p");
    meta.className = "meta";
    const name = document.createElement("bdi");
    name.textContent = publisher;
    meta.append(name, " ", day);
    item.append(head, text, meta);
    return item;
  };

  const search = async () => {
    const mine = ++run;
    const words = folded(input.value).split(/\s+/).filter(Boolean);
    found.replaceChildren();
    if (words.length === 0) { state.textContent = ""; return; }
    state.textContent = state.dataset.loading;
    let count = 0;
    parts ??= await read("search/index.json");
    for (const path of parts) {
      for (const [story, text] of (await part(path)).toReversed()) {
        if (mine !== run) return;
        if (!words.every((word) => text.includes(word))) continue;
        found.append(shown(story));
        if (++count === maximumFound) break;
      }
      if (count === maximumFound) break;
    }
    if (mine !== run) return;
    state.textContent = count === 0 ? state.dataset.nothing : `${state.dataset.found} ${count.toLocaleString(document.documentElement.lang)}`;
  };

  let timer = 0;
  const fail = () => { state.textContent = state.dataset.failed; };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search().catch(fail), 150);
  });
})();
