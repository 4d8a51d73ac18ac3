// Long forms: what is copied from Word or a page is pasted as Markdown, a preview stands beside, and leaving is asked
// about while something is not sent. Without it, the form is the same form.

const INLINE = { B: "**", STRONG: "**", I: "*", EM: "*" };
const HEADING = /^H[1-6]$/;
let isTyped = false;

function inline(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE || /^(STYLE|SCRIPT|O:P)$/.test(node.tagName)) return "";
  if (node.tagName === "BR") return "\n";
  if (/mso-list:\s*ignore/i.test(node.getAttribute("style") ?? "")) return ""; // Word's own bullet
  const text = [...node.childNodes].map(inline).join("");
  const mark = INLINE[node.tagName];
  if (mark && text.trim() && !HEADING.test(node.parentElement?.tagName)) return text.replace(text.trim(), `${mark}${text.trim()}${mark}`);
  const href = node.tagName === "A" ? node.getAttribute("href") : "";
  return /^(https?:|mailto:)/.test(href) && text.trim() ? `[${text.trim()}](${href})` : text;
}

function item(node, level, mark) {
  return `${"    ".repeat(level)}${mark} ${inline(node).trim()}`;
}

// [text, the mark of the list it is of] for each block: items of one list stand on lines beside each other.
function blocks(node, level = 0) {
  return [...node.children].flatMap((child) => {
    const word = /mso-list:\s*l\d+\s+level(\d)/i.exec(child.getAttribute("style") ?? "");
    if (word) {
      const mark = /^\W*\d+[.)]/.test(child.textContent) ? "1." : "-";
      return [[item(child, word[1] - 1, mark), word[1] > 1 ? "under" : mark]];
    }
    if (child.tagName === "TABLE") return rows(child);
    if (/^(UL|OL)$/.test(child.tagName)) return list(child, level);
    if (HEADING.test(child.tagName)) return [[`## ${inline(child).trim()}`, ""]];
    if ([...child.children].some((inner) => /^(P|DIV|UL|OL|H[1-6]|TABLE)$/.test(inner.tagName))) return blocks(child, level);
    return [[inline(child).trim(), ""]];
  });
}

// What stands in one row belongs together.
function rows(table) {
  return [...table.rows].map((row) => [`- ${[...row.cells].map((cell) => inline(cell).trim()).filter(Boolean).join(" – ")}`, "row"]);
}

function list(node, level) {
  return [...node.children].flatMap((child) => {
    if (/^(UL|OL)$/.test(child.tagName)) return list(child, level + 1);
    const own = child.cloneNode(true);
    own.querySelectorAll("ul, ol").forEach((inner) => inner.remove());
    const under = [...child.children].filter((inner) => /^(UL|OL)$/.test(inner.tagName));
    const mark = node.tagName === "OL" ? "1." : "-";
    return [[item(own, level, mark), level ? "under" : mark], ...under.flatMap((inner) => list(inner, level + 1))];
  });
}

function asMarkdown(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // inert: nothing in it is run or fetched
  const found = blocks(page.body).filter(([text]) => text);
  if (!found.length) return inline(page.body).trim();
  let markdown = "";
  let list = "";
  for (const [text, mark] of found) {
    const goesOn = list && (mark === list || mark === "under");
    markdown += (goesOn ? "\n" : "\n\n") + text;
    list = mark === "under" ? list : mark;
  }
  return markdown.trimStart();
}

document.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html");
  if (!html || !event.target.matches?.("textarea[data-markdown]")) return;
  const text = asMarkdown(html);
  if (!text) return;
  event.preventDefault();
  // The one way that leaves Ctrl-Z as it was.
  if (!document.execCommand("insertText", false, text)) event.target.setRangeText(text, event.target.selectionStart, event.target.selectionEnd, "end");
});

async function preview(field, place) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  body.append("text", field.value);
  const answer = await fetch(field.dataset.preview, { method: "POST", body });
  if (!answer.ok || answer.redirected) return;
  place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
}

for (const field of document.querySelectorAll("textarea[data-preview]")) {
  const details = field.parentElement.querySelector(".preview");
  const place = details.querySelector(".prose");
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    if (details.open) waiting = setTimeout(() => preview(field, place), 400);
  };
  details.hidden = false;
  field.addEventListener("input", later);
  details.addEventListener("toggle", later);
}

// A form that came back with an error holds what was typed before.
for (const form of document.querySelectorAll("form.interest-form, .change-form #content-main > form")) {
  isTyped ||= form.querySelector(".errorlist, .field-error, [aria-invalid]") !== null;
  form.addEventListener("input", () => (isTyped = true));
  form.addEventListener("change", () => (isTyped = true));
}
addEventListener("submit", () => (isTyped = false));
addEventListener("beforeunload", (event) => {
  if (isTyped) event.preventDefault();
});
