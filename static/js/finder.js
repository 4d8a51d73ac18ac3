// Swaps the finder's answer in place: filters, sorting, pages, chips and the slider. Without it, each is a page load.

const region = document.getElementById("finder");
const status = document.getElementById("finder-status");
let running;

// What the visitor opened, and how far its fields are scrolled, stays through a swap; a press of the button closes it.
function opened() {
  return [...region.querySelectorAll("details[id]")].filter((one) => one.open).map((one) => one.id);
}

async function show(address, { push = true, closing = [] } = {}) {
  running?.abort();
  running = new AbortController();
  const focused = document.activeElement?.id;
  const open = opened().filter((id) => !closing.includes(id));
  const scrolled = region.querySelector(".filters__fields")?.scrollTop;
  region.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("finder");
    const words = fresh.dataset.announcement;
    region.replaceChildren(...fresh.childNodes);
    document.querySelector(".site-tools [hreflang]").href = page.querySelector(".site-tools [hreflang]").href;
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    region.querySelector(".filters__fields").scrollTop = scrolled;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    if (push) history.pushState(null, "", fresh.dataset.address ?? answer.url); // numbers and days plain
    status.textContent = words;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  region.removeAttribute("aria-busy");
}

function addressOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(given)}`;
}

region.addEventListener("submit", (event) => {
  event.preventDefault();
  show(addressOf(event.target), { closing: ["filter"] });
});

region.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches(".finder-filter, .slider")) show(addressOf(form));
});

region.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, .pagination a, .loosen a, .sort a, .compare-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link.href, { closing: ["sorter"] });
});

addEventListener("popstate", () => show(location.href, { push: false }));
