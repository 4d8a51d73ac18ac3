// Pictures in the admin's forms: a file is shown as soon as it is dropped or chosen, one that is there by one click,
// and the point that stays in sight is set in the picture or by arrow keys. Without it, all comes with the form.

const WAIT = 250; // milliseconds without a key
const STEP = 5; // per cent that an arrow key moves
let timer;
const asked = new WeakMap(); // of each field the question it waits for

const fieldOf = (node) => node.closest?.("[data-picture]");

// The field of the same form, or of the same row of it, that is called so.
function beside(field, name) {
  const prefix = field?.dataset.picture.replace(/[^-]*$/, "") ?? "";
  return (field?.closest("form") ?? document.querySelector("#content-main form")).elements[`${prefix}${name}`];
}

async function ask(field, parts) {
  asked.get(field)?.abort();
  const asking = new AbortController();
  asked.set(field, asking);
  const body = new FormData();
  body.append("csrfmiddlewaretoken", field.closest("form").elements.csrfmiddlewaretoken.value);
  for (const [part, value] of Object.entries(parts)) body.append(`${field.dataset.picture}${part}`, value);
  const answer = await fetch(field.dataset.address, { method: "POST", body, signal: asking.signal });
  if (answer.redirected || ![200, 422].includes(answer.status)) throw new Error(answer.status);
  return { isTaken: answer.ok, page: new DOMParser().parseFromString(await answer.text(), "text/html") };
}

function tell(field, nodes) {
  field.querySelector(".picture-input__told").replaceChildren(...nodes);
}

function text(words) {
  return Object.assign(document.createElement("p"), { textContent: words });
}

// A question that is overtaken fails nothing: the one after it tells.
function failed(field, error) {
  if (error.name !== "AbortError") rest(field, [text(field.dataset.failed)]);
}

function rest(field, told) {
  for (const busy of [field, ...field.querySelectorAll("[aria-busy]")]) busy.removeAttribute("aria-busy");
  tell(field, told);
}

// What is written on a picture that is there already comes with it.
function describe(field) {
  const { altNb, altEn, x, y } = field.dataset;
  const values = { focus_x: x, focus_y: y, ...(altNb ? { alt_nb: altNb, alt_en: altEn } : {}) };
  for (const [name, value] of Object.entries(values)) if (beside(field, name)) beside(field, name).value = value;
  if (altNb && beside(field, "is_decorative")) beside(field, "is_decorative").checked = false;
}

async function take(field, parts, chosen) {
  tell(field, [text("…")]);
  field.setAttribute("aria-busy", "true");
  try {
    const { isTaken, page } = await ask(field, parts);
    const errors = [...page.querySelectorAll(".errorlist")];
    if (!isTaken) {
      chosen.value = ""; // what is refused is not sent with the form
      return rest(field, errors);
    }
    const fresh = page.querySelector("[data-picture]");
    field.replaceWith(fresh);
    enhance(fresh);
    fresh.querySelector(".picture-input__told").append(...errors);
    describe(fresh);
    fresh.querySelector(".picture-shown")?.focus();
  } catch (error) {
    failed(field, error);
  }
}

// A search never takes the place of a picture that is on its way into the field.
async function find(field, page = 1) {
  if (field.ariaBusy) return;
  const found = field.querySelector("[data-found]");
  found.setAttribute("aria-busy", "true");
  try {
    const { page: answer } = await ask(field, { "-search": field.querySelector("[type=search]").value, "-page": page });
    found.replaceChildren(...answer.querySelector("[data-found]").childNodes);
    found.removeAttribute("aria-busy");
  } catch (error) {
    failed(field, error);
  }
}

// A search is no part of the form: what was not chosen from it stops nothing.
function enhance(field) {
  field.querySelector("[type=search]").removeAttribute("name");
  field.querySelector(".picture-shown")?.setAttribute("tabindex", "-1");
  field.querySelector("details").addEventListener("toggle", ({ target }) => {
    if (target.open && !target.querySelector("[data-found]").childElementCount) find(field);
  });
}

function point(shown, values) {
  const field = fieldOf(shown);
  const inputs = ["x", "y"].map((axis) => beside(field, `focus_${axis}`));
  if (!inputs[0]) return;
  if (values) inputs.forEach((input, place) => (input.value = values[place]));
  const [x, y] = inputs.map((input) => Math.min(100, Math.max(0, Number(input.value) || 0)));
  const mark = shown.querySelector("circle");
  mark.setAttribute("cx", (shown.dataset.width * x) / 100);
  mark.setAttribute("cy", (shown.dataset.height * y) / 100);
  for (const image of shown.querySelectorAll(".picture-cut")) {
    image.classList.remove(...[...image.classList].filter((name) => name.startsWith("focus-")));
    image.classList.add(`focus-x-${25 * Math.round(x / 25)}`, `focus-y-${25 * Math.round(y / 25)}`);
  }
}

function shownBeside(input) {
  const prefix = input.name.replace(/focus_[xy]$/, "");
  const fields = [...document.querySelectorAll("[data-picture]")];
  const field = fields.find((one) => one.dataset.picture.replace(/[^-]*$/, "") === prefix);
  return (field ?? document).querySelector(".picture-shown");
}

document.addEventListener("change", ({ target }) => {
  const field = fieldOf(target);
  if (field && target.type === "file" && target.files.length) take(field, { "": target.files[0] }, target);
  if (field && target.type === "radio") take(field, { "-kept": target.value }, target);
});

document.addEventListener("input", ({ target }) => {
  const field = fieldOf(target);
  if (field && target.type === "search") {
    clearTimeout(timer);
    field.querySelector("[data-found]").setAttribute("aria-busy", "true");
    timer = setTimeout(() => find(field), WAIT);
  }
  if (target.dataset?.focus && shownBeside(target)) point(shownBeside(target));
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (target.type === "search" && fieldOf(target) && key === "Enter") event.preventDefault(); // the form is not sent
  const step = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[key];
  if (!target.dataset?.focus || !step || /Left|Right/.test(key)) return;
  event.preventDefault();
  target.value = Math.min(100, Math.max(0, (Number(target.value) || 0) + step * STEP));
  target.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("click", (event) => {
  const field = fieldOf(event.target);
  if (field && event.target.dataset.page) find(field, event.target.dataset.page);
  const whole = event.target.closest?.(".picture-shown__whole");
  const shown = whole?.closest(".picture-shown");
  if (!shown?.querySelector("circle")) return;
  const { left, top, width, height } = whole.querySelector("img").getBoundingClientRect();
  const places = [(event.clientX - left) / width, (event.clientY - top) / height];
  point(shown, places.map((place) => STEP * Math.round((Math.min(1, Math.max(0, place)) * 100) / STEP)));
});

for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    const field = fieldOf(event.target);
    if (!field || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    field.classList.toggle("picture-input--over", kind === "dragover");
    if (kind === "drop") {
      const input = field.querySelector("[type=file]");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}
document.addEventListener("dragleave", ({ target }) => fieldOf(target)?.classList.remove("picture-input--over"));

document.querySelectorAll("[data-picture]").forEach(enhance);
document.addEventListener("formset:added", ({ target }) => target.querySelectorAll("[data-picture]").forEach(enhance));
