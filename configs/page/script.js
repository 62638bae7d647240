"use strict";
// The page is whole without this script: it adds sorting, filters, search and what needs a reader's
// own language. It reads nothing but the page itself.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Language: our words carry those of the other language, and the pages that links lead to open in
// the one that was chosen.
const languages = document.querySelector(".switch");
const pages = all("a[href$='.html']");
const speak = (language) => {
  const chosen = document.getElementById(`ui-${language}`);
  if (!chosen) return;
  if (document.documentElement.lang !== chosen.lang) {
    for (const word of all("[data-alt]")) {
      [word.textContent, word.dataset.alt] = [word.dataset.alt, word.textContent];
    }
  }
  document.documentElement.lang = chosen.lang;
  chosen.checked = true;
  pages.forEach((link) => (link.search = `?lang=${language}`));
};
languages.addEventListener("change", (event) => speak(event.target.value));
languages.hidden = false;
speak(new URLSearchParams(location.search).get("lang"));

// Sorting: each column head becomes a button.
const table = document.querySelector("#people table");
const body = table.tBodies[0];
const valueOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
};
const sortBy = (head, column) => {
  const down = head.getAttribute("aria-sort") === "ascending";
  all("th", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const rows = [...body.rows].sort((a, b) => {
    const [one, other] = [valueOf(a, column), valueOf(b, column)];
    if (!one || !other) return one ? -1 : other ? 1 : 0; // what is empty comes last
    return (down ? -1 : 1) * order.compare(one, other);
  });
  body.append(...rows);
};
all("th", table.tHead).forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sortBy(head, column));
  head.append(button);
});

// Search and filters: a row and its card go together.
const tools = document.querySelector(".tools");
const entries = [...body.rows].map((row) => ({
  row,
  card: row.dataset.person ? document.getElementById(row.dataset.person) : null,
  tags: (row.dataset.tags ?? "").split(" "),
}));
const holds = ({ row, card }, asked) =>
  [row, card].some((part) => part && part.textContent.toLowerCase().includes(asked));
const show = () => {
  const asked = tools.querySelector("[type=search]").value.trim().toLowerCase();
  const wanted = all("fieldset", tools)
    .map((set) => all(":checked", set).map((input) => input.value))
    .filter((values) => values.length > 0);
  let count = 0;
  for (const entry of entries) {
    const { row, card, tags } = entry;
    const chosen = wanted.every((values) => values.some((value) => tags.includes(value)));
    const fits = chosen && (!asked || holds(entry, asked));
    row.hidden = !fits;
    if (card) card.hidden = !fits;
    count += fits;
  }
  tools.querySelector("output").textContent = `${count} / ${entries.length}`;
};
tools.addEventListener("input", show);
tools.addEventListener("submit", (event) => event.preventDefault());
tools.hidden = false;
show();

// A card that a filter hides is shown again when somebody asks for it.
const reveal = () => {
  const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!card || !card.hidden) return;
  tools.reset();
  show();
  card.scrollIntoView();
};
addEventListener("hashchange", reveal);

// On paper nothing can be unfolded.
addEventListener("beforeprint", () => {
  all("details:not([open])").forEach((part) => part.toggleAttribute("data-print", (part.open = true)));
});
addEventListener("afterprint", () => {
  all("details[data-print]").forEach((part) => part.toggleAttribute("data-print", (part.open = false)));
});
