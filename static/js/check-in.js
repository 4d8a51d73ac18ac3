// Taps at the door on a bad connection: shown at once, kept on the phone and sent again until the server has answered.

const form = document.getElementById("door");
const words = form?.dataset;
const key = `check-in ${location.pathname}`;
const unsent = JSON.parse(localStorage.getItem(key) ?? "{}"); // a sign-up's number: "came" or "absent"
let isSending = false;

function show(person, wanted, note) {
  const row = document.getElementById(`p${person}`);
  const button = row?.querySelector("button");
  if (!button) return;
  row.querySelector("output").textContent = note;
  button.name = wanted === "came" ? "absent" : "came";
  button.textContent = words[button.name];
}

function keep() {
  localStorage.setItem(key, JSON.stringify(unsent));
  const number = Object.keys(unsent).length;
  document.getElementById("unsent").textContent = number ? `${number} ${words.unsent}` : "";
}

async function send() {
  if (isSending) return;
  isSending = true;
  for (let person; (person = Object.keys(unsent)[0]); keep()) {
    const wanted = unsent[person];
    const body = new FormData(form);
    body.append(wanted, person);
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(form.action, { method: "POST", headers, body, signal: AbortSignal.timeout(8000) });
      const now = answer.status === 404 ? { said: "404" } : await answer.json().catch(() => show(person, wanted, words.stuck));
      if (!now) throw answer;
      if (unsent[person] === wanted) {
        delete unsent[person];
        show(person, now.came ? "came" : "absent", now.said);
      }
      document.getElementById("arrived").textContent = now.arrived;
      document.getElementById("of").textContent = now.of;
    } catch {
      setTimeout(send, 3000);
      break;
    }
  }
  isSending = false;
}

form?.addEventListener("submit", (event) => {
  const { name, value } = event.submitter;
  event.preventDefault();
  unsent[value] = name;
  show(value, name, words.sending);
  keep();
  send();
});

if (form) {
  for (const [person, wanted] of Object.entries(unsent)) show(person, wanted, words.sending);
  keep();
  addEventListener("online", send);
  send();
}
