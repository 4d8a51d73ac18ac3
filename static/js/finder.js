// Swaps the finder's answer in place: filters, sorting, pages, chips and the slider. Without it, each is a page load.

const region = document.getElementById("finder");
const status = document.getElementById("finder-status");
let running;

async function show(address, { push = true } = {}) {
  running?.abort();
  running = new AbortController();
  const focused = document.activeElement?.id;
  const filtersAreOpen = region.querySelector(".filters")?.open;
  region.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: running.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("finder");
    const words = fresh.dataset.announcement;
    region.replaceChildren(...fresh.childNodes);
    document.querySelector(".site-tools [hreflang]").href = page.querySelector(".site-tools [hreflang]").href;
    if (filtersAreOpen) region.querySelector(".filters").open = true;
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
  show(addressOf(event.target));
});

region.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches(".finder-filter, .slider")) show(addressOf(form));
});

region.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, .pagination a, .note .rows a, .compare-link");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link.href);
});

addEventListener("popstate", () => show(location.href, { push: false }));
