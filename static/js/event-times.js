// An event's end and the closing of its sign-up follow its start at once, as the server lets them when it is saved. One
// that somebody writes in stays as it is written; a day that is written in another way is left to the server.

const FOLLOWERS = ["ends_at", "signup_closes_at"];
const field = (name, part) => document.getElementById(`id_${name}_${part}`);
const long = new Intl.DateTimeFormat(document.documentElement.lang || "nb", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const months = Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat(document.documentElement.lang || "nb", { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, month)).toLowerCase());

// What the clock shows, as if it were UTC's: no summer time in between. NaN for what is not read.
function read(name) {
  const day = field(name, 0).value.replace(/\s+/g, " ").trim().toLowerCase();
  const [, hours, minutes] = /^(\d{1,2})[.:](\d{2})$/.exec(field(name, 1).value.trim()) ?? [];
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const numbers = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(day);
  const words = /^(\d{1,2})\.? ([a-zæøå]+) (\d{4})$/.exec(day);
  const [year, month, date] = iso ? iso.slice(1) : numbers ? numbers.slice(1).reverse() : words ? [words[3], months.indexOf(words[2]) + 1, words[1]] : [];
  return Date.UTC(year, month - 1, date, hours, minutes);
}

function write(name, moment) {
  const at = new Date(moment);
  const separator = field(name, 1).value.includes(":") ? ":" : ".";
  field(name, 0).value = long.format(at).replaceAll(" ", "\u00a0");
  field(name, 1).value = [at.getUTCHours(), at.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(separator);
}

if (field("starts_at", 0)) {
  const start = read("starts_at");
  const began = new Map(FOLLOWERS.filter((name) => field(name, 0)).map((name) => [name, read(name)]));
  let last = start;
  const follow = (event) => {
    const written = FOLLOWERS.find((name) => event.target.id?.startsWith(`id_${name}_`));
    if (written && event.type === "input") began.delete(written);
    const now = read("starts_at");
    if (Number.isNaN(now) || now === last) return;
    last = now;
    for (const [name, moment] of began) if (!Number.isNaN(moment)) write(name, moment + now - start);
  };
  // The calendar beside a field writes in it without a word, and moves the focus.
  for (const type of ["input", "change", "focusin", "focusout"]) field("starts_at", 0).form.addEventListener(type, follow);
}
