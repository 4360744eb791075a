"use strict";
const say = document.body.dataset;
const all = (wanted, where = document) => [...where.querySelectorAll(wanted)];
const make = (tag, given) => Object.assign(document.createElement(tag), given);

/* The contents show where one is. */
const nav = document.querySelector("nav");
if (nav && "IntersectionObserver" in window) {
  const links = new Map(all("a", nav).map((link) => [link.hash.slice(1), link]));
  const follow = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const link = links.get(target.id);
      if (!isIntersecting || !link) continue;
      links.forEach((other) => other.removeAttribute("aria-current"));
      link.setAttribute("aria-current", "true");
      if (nav.scrollHeight > nav.clientHeight) nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
    }
  }, { rootMargin: "-20% 0px -79% 0px" });
  all("main > section").forEach((section) => follow.observe(section));
}

/* A score is copied by a click. */
if (navigator.clipboard) {
  const status = document.body.appendChild(make("p", { className: "status" }));
  status.setAttribute("role", "status");
  let fading;
  for (const value of all(".value")) {
    const button = make("button", { type: "button", className: "copy", title: say.copy, textContent: value.textContent });
    value.replaceChildren(button);
    button.addEventListener("click", () => navigator.clipboard.writeText(button.textContent).then(() => {
      status.textContent = say.copied.replace("{number}", button.textContent);
      clearTimeout(fading);
      fading = setTimeout(() => { status.textContent = ""; }, 4000);
    }, () => {}));
  }
}

/* On paper every remark stands open. */
addEventListener("beforeprint", () => all("details:not([open])").forEach((one) => { one.open = one.dataset.shut = true; }));
addEventListener("afterprint", () => all("details[data-shut]").forEach((one) => { one.open = false; delete one.dataset.shut; }));

/* A table is a stop of the keyboard only where it scrolls. */
if ("ResizeObserver" in window) {
  const measure = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  all(".scroll").forEach((region) => measure.observe(region));
}

/* Answers are found by a word; accents and capitals do not matter. */
const answers = document.getElementById("all-answers");
if (answers) {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = all("tbody tr", answers).map((row) => [row, fold(row.textContent)]);
  const label = make("label", { className: "filter", textContent: say.filter });
  const input = label.appendChild(make("input", { type: "search", autocomplete: "off" }));
  const shown = make("p", { className: "shown" });
  shown.setAttribute("role", "status");
  answers.querySelector("h2").after(label, shown);
  input.addEventListener("input", () => {
    const word = fold(input.value.trim());
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !text.includes(word);
      count += row.hidden ? 0 : 1;
    }
    for (const part of all(".part", answers)) part.hidden = !part.querySelector("tbody tr:not([hidden])");
    shown.textContent = word ? say.shown.replace("{shown}", count).replace("{all}", rows.length) : "";
  });
}
