// The door on a bad connection: a tap is shown at once, kept until the server has answered, and sent again while the
// page is open. Searches, tabs and pages swap the list in place, so that the page stays open when the network is gone.

const door = document.getElementById("door");
const words = door.dataset;
const key = `check-in ${location.pathname}`;
const unsent = JSON.parse(sessionStorage.getItem(key) ?? "{}"); // a sign-up's number: "came" or "absent"
const names = {}; // whom the numbers are, only as long as the page is open
const tapped = {};
const answered = {}; // what the server said of a tap, and when: a list that was asked for before does not know it
const at = (id) => document.getElementById(id);
let isSending = false;
let isAway = false; // since the server last answered

function show(person, wanted, note) {
  const row = at(`p${person}`);
  const button = row?.querySelector("[form=taps]");
  if (!button) return;
  names[person] = row.querySelector("strong").textContent;
  row.querySelector("output").textContent = note;
  button.name = wanted === "came" ? "absent" : "came";
  button.textContent = words[button.name];
}

function keep() {
  const waiting = Object.keys(unsent);
  if (waiting.length) sessionStorage.setItem(key, JSON.stringify(unsent));
  else sessionStorage.removeItem(key);
  if (waiting.length && isAway) {
    const others = waiting.filter((person) => !names[person]).length;
    const listed = waiting.map((person) => names[person]).filter(Boolean);
    if (others) listed.push(`${others} ${words.others}`);
    at("unsent").textContent = `${words.unsent} ${listed.join(", ")}`;
  } else if (!waiting.length && isAway) {
    isAway = false;
    at("unsent").textContent = words.sent;
  }
}

// What the server says of a tap; "stuck" where it is not the server's word, as when one is signed out; null without it.
async function post(person, wanted) {
  const body = new FormData(at("taps"));
  body.append(wanted, person);
  const request = { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(8000) };
  const answer = await fetch(at("taps").action, request).catch(() => null);
  if (!answer || answer.status >= 500) return null;
  return answer.json().catch(() => "stuck");
}

async function send() {
  if (isSending) return;
  isSending = true;
  for (const [person, wanted] of Object.entries(unsent)) {
    const now = await post(person, wanted);
    if (!now || now === "stuck") isAway = true;
    if (!now) break;
    if (now === "stuck") {
      show(person, wanted, words.stuck);
      continue;
    }
    at("arrived").textContent = now.arrived;
    at("of").textContent = now.of;
    for (const [tab, number] of Object.entries(now.tabs)) at(`tab-${tab}`).textContent = number;
    if (unsent[person] !== wanted) continue; // tapped again meanwhile
    delete unsent[person];
    answered[person] = { now, at: Date.now() };
    showAnswer(person);
  }
  isSending = false;
  keep();
  if (Object.keys(unsent).length) setTimeout(send, 3000);
}

function showAnswer(person) {
  const { now } = answered[person];
  show(person, now.came ? "came" : "absent", now.said);
}

function showUnsent() {
  for (const [person, wanted] of Object.entries(unsent)) show(person, wanted, words.sending);
}

async function swap(address, push = true) {
  const asked = Date.now();
  const answer = await fetch(address, { signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (!answer || answer.status >= 500) {
    at("said").textContent = words.away;
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const people = fresh.getElementById("people");
  if (!people) return location.assign(address); // signed out, or refused
  const isInList = at("people").contains(document.activeElement);
  at("people").replaceWith(people);
  at("id_q").value = fresh.getElementById("id_q").value;
  if (push) history.pushState(null, "", address);
  at("said").textContent = people.dataset.said;
  for (const [person, { at: when }] of Object.entries(answered)) if (when >= asked) showAnswer(person);
  showUnsent();
  if (isInList) people.querySelector("[aria-current]").focus();
  if (isInList) door.scrollIntoView();
}

door.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (target.role === "search") {
    event.preventDefault();
    swap(`?${new URLSearchParams(new FormData(target))}`);
  }
  if (target.id !== "taps") return;
  const { name, value } = submitter;
  event.preventDefault();
  if (Date.now() - tapped[value] < 1500) return; // a double tap must not undo itself
  tapped[value] = Date.now();
  unsent[value] = name;
  show(value, name, words.sending);
  keep();
  send();
});

door.addEventListener("click", (event) => {
  const link = event.target.closest("#people nav a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  swap(link.href);
});

addEventListener("popstate", () => swap(location.href, false));
addEventListener("online", send);
addEventListener("beforeunload", (event) => {
  if (Object.keys(unsent).length) event.preventDefault(); // the browser asks before what waits is left
});

showUnsent();
send();
