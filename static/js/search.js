// Suggestions below the search field while one types: a combobox, by the pattern of ARIA 1.2. Enter without a choice
// sends the form as ever. Without this, or while answers do not come, the field is a plain one.

const form = document.querySelector("[data-suggest]");
const field = form?.querySelector("input[type=search]");
const WAIT = 150; // milliseconds without a key
const LEAST = 2; // letters

let timer, asking;

function element(name, properties, parent) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

const list = field && element("ul", { id: "forslag", className: "suggestions", role: "listbox", hidden: true }, field.parentElement);
const told = field && element("p", { className: "visually-hidden", role: "status" }, form);

function option(hit, number) {
  const item = document.createElement("li");
  Object.assign(item, { id: `forslag-${number}`, role: "option", ariaSelected: "false" });
  item.dataset.address = hit.url;
  const title = element("span", { textContent: hit.title }, item);
  if (hit.lang) title.lang = hit.lang;
  element("small", { textContent: hit.kind }, item);
  return item;
}

function close() {
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function chosen() {
  return list.querySelector("[aria-selected=true]");
}

function show(hits) {
  close();
  list.append(...hits.map(option));
  list.hidden = !hits.length;
  field.setAttribute("aria-expanded", String(Boolean(hits.length)));
  const words = hits.length === 1 ? form.dataset.one : form.dataset.suggest.replace("0", hits.length);
  told.textContent = hits.length ? words : "";
}

async function ask(text) {
  asking?.abort(); // an answer that is overtaken never comes
  asking = new AbortController();
  const query = new URLSearchParams({ q: text, format: "json" });
  const answer = await fetch(`${form.action}?${query}`, { signal: asking.signal });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).results;
}

function look() {
  clearTimeout(timer);
  asking?.abort();
  const text = field.value.trim();
  if (text.length < LEAST) {
    close();
    told.textContent = "";
    return;
  }
  timer = setTimeout(async () => {
    try {
      const hits = await ask(text);
      if (field.value.trim() === text && document.activeElement === field) show(hits);
    } catch {
      close();
    }
  }, WAIT);
}

// Past the last choice, and before the first, is the field itself, with nothing chosen.
function move(step) {
  const items = [...list.children];
  const now = items.indexOf(chosen());
  chosen()?.setAttribute("aria-selected", "false");
  const next = items[(now + 1 + step + items.length + 1) % (items.length + 1) - 1];
  if (!next) return field.removeAttribute("aria-activedescendant");
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
}

function press(event) {
  if (event.isComposing) return;
  if (list.hidden) {
    if (event.key === "ArrowDown" && field.value.trim().length >= LEAST) {
      event.preventDefault();
      look(); // closed with Escape, it opens again
    }
    return;
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") {
    event.preventDefault(); // which would empty the field too
    close();
  } else if (event.key === "Enter" && chosen()) {
    event.preventDefault();
    location.assign(chosen().dataset.address);
  }
}

if (field) {
  list.setAttribute("aria-label", form.dataset.label);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    field.setAttribute(name, value);
  }
  field.addEventListener("input", look);
  field.addEventListener("keydown", press);
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.address);
  });
}
