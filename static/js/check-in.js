// Taps on a bad connection: shown at once, kept on the phone, sent again until the server has answered.

const form = document.getElementById("door");
const words = form?.dataset;
const key = `check-in ${location.pathname}`;
const unsent = JSON.parse(localStorage.getItem(key) ?? "{}"); // a sign-up's number: "came" or "absent"
const at = (id) => document.getElementById(id);
const tapped = {};
let isSending = false;

function show(person, wanted, note) {
  const row = at(`p${person}`);
  const button = row?.querySelector("button");
  if (!button) return;
  row.querySelector("output").textContent = note;
  button.name = wanted === "came" ? "absent" : "came";
  button.textContent = words[button.name];
}

function keep() {
  localStorage.setItem(key, JSON.stringify(unsent));
  const number = Object.keys(unsent).length;
  at("unsent").textContent = number ? `${number} ${words.unsent}` : "";
}

async function send() {
  if (isSending) return;
  isSending = true;
  for (const [person, wanted] of Object.entries(unsent)) {
    const body = new FormData(form);
    body.append(wanted, person);
    const request = { method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(8000) };
    const answer = await fetch(form.action, request).catch(() => null);
    if (!answer) break;
    const now = await answer.json().catch(() => show(person, wanted, words.stuck));
    if (!now) continue;
    at("arrived").textContent = now.arrived;
    at("of").textContent = now.of;
    if (unsent[person] !== wanted) continue;
    delete unsent[person];
    show(person, now.came ? "came" : "absent", now.said);
  }
  isSending = false;
  keep();
  if (Object.keys(unsent).length) setTimeout(send, 3000);
}

if (form) {
  form.addEventListener("submit", (event) => {
    const { name, value } = event.submitter;
    event.preventDefault();
    if (Date.now() - tapped[value] < 1500) return; // a double tap must not undo itself
    tapped[value] = Date.now();
    unsent[value] = name;
    show(value, name, words.sending);
    keep();
    send();
  });
  for (const [person, wanted] of Object.entries(unsent)) show(person, wanted, words.sending);
  send();
}
