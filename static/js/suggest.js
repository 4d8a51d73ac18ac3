// Suggests what a field may name while one types: what the admin's own search finds, as the browser's list below it.
// Without this, the field is a text, which the form reads.

const WAIT = 150; // milliseconds without a key
const LEAST = 2; // letters

function suggest(field, number) {
  const list = document.createElement("datalist");
  list.id = `suggest-${number}`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer, asking;

  async function look() {
    const term = field.value.trim();
    if (term.length < LEAST || [...list.options].some((option) => option.value === term)) return;
    asking?.abort();
    asking = new AbortController();
    const response = await fetch(`${field.dataset.suggest}&${new URLSearchParams({ term })}`, { signal: asking.signal });
    if (!response.ok || response.redirected) return;
    const names = (await response.json()).results.map((result) => result.text);
    list.replaceChildren(...[...new Set(names)].map((name) => new Option(name, name)));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => {}), WAIT); // answers that are overtaken, or do not come
  });
}

document.querySelectorAll("input[data-suggest]").forEach(suggest);
