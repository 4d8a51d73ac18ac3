// The field that goes to any list, page or record: places appear below it while one types, and Enter goes to the
// first. It is come by with Ctrl-K, and with / where that is not turned off. Without this, the field is a form.

const form = document.querySelector("[data-jump]");
const field = form?.querySelector("input[type=search]");
const list = form?.querySelector("[role=listbox]");
const told = form?.querySelector("[role=status]");
const WAIT = 150; // milliseconds without a key
const LEAST = Number(field?.dataset.least);

let timer, asking, answer = Promise.resolve([]);

function option(place, number) {
  const item = document.createElement("li");
  Object.assign(item, { id: `jump-${number}`, role: "option" });
  item.dataset.address = place.address;
  const name = item.appendChild(document.createElement("span"));
  name.textContent = place.name;
  if (place.lang) name.lang = place.lang;
  item.appendChild(document.createElement("small")).textContent = place.kind;
  return item;
}

function close() {
  list.replaceChildren();
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(item) {
  list.querySelector("[aria-selected=true]")?.removeAttribute("aria-selected");
  item.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function show(places) {
  close();
  list.append(...places.map(option));
  list.hidden = !places.length;
  field.setAttribute("aria-expanded", String(Boolean(places.length)));
  if (places.length) choose(list.firstElementChild);
  told.textContent = places.length ? `${places.length}` : told.dataset.nothing;
}

async function ask(text) {
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams({ q: text, format: "json" });
  const response = await fetch(`${form.action}?${query}`, { signal: asking.signal, headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  return (await response.json()).places;
}

// Answers that are overtaken, or do not come, leave the form to itself.
function look() {
  clearTimeout(timer);
  const text = field.value.trim();
  if (text.length < LEAST) {
    close();
    answer = Promise.resolve([]);
    return;
  }
  answer = new Promise((resolve) => { timer = setTimeout(resolve, WAIT); })
    .then(() => ask(text))
    .then((places) => { if (field.value.trim() === text) show(places); return places; })
    .catch(() => []);
}

function move(step) {
  const items = [...list.children];
  if (!items.length) return;
  const now = items.findIndex((item) => item.ariaSelected === "true");
  choose(items[(now + step + items.length) % items.length]);
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

if (form) {
  form.addEventListener("input", look);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const places = await answer;
    const chosen = list.querySelector("[aria-selected=true]");
    if (chosen ?? places[0]) location.assign(chosen?.dataset.address ?? places[0].address);
    else form.submit();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.address);
  });
  field.addEventListener("blur", close);
  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && "slash" in form.dataset && !isTyping(event.target);
    const isLetter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isSlash || isLetter) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
}
