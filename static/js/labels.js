// What completes in the admin (select2) takes the name of the field that it stands for: it has none of its own.

function nameOf(select) {
  const label = select?.getAttribute("aria-label") ?? select?.labels?.[0]?.textContent ?? "";
  return label.trim().replace(/:$/, "");
}

// The box that shows what is chosen is called by the field's name and by that.
function nameBox(container, select) {
  const box = container.querySelector("[role=combobox]");
  const shown = container.querySelector(".select2-selection__rendered");
  box.id ||= `${select.id}-box`;
  box.setAttribute("aria-label", nameOf(select));
  if (!shown?.id) return;
  box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`);
  shown.removeAttribute("role"); // a text within the box, and no field of its own
  shown.removeAttribute("aria-readonly");
}

function name(container) {
  const select = container.previousElementSibling;
  const isBox = select instanceof HTMLSelectElement;
  if (isBox) nameBox(container, select);
  const owner = isBox ? select : document.querySelector("select + .select2-container--open")?.previousElementSibling;
  container.querySelectorAll("[role=searchbox], [role=listbox]").forEach((part) => part.setAttribute("aria-label", nameOf(owner)));
}

function nameAll(node) {
  if (!(node instanceof Element)) return;
  if (node.matches(".select2-container")) name(node);
  node.querySelectorAll(".select2-container").forEach(name);
  node.querySelectorAll("span.help-tooltip[aria-label]").forEach((mark) => mark.setAttribute("role", "img")); // of lists to choose from
}

new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(nameAll)))
  .observe(document.documentElement, { childList: true, subtree: true });
nameAll(document.documentElement);
