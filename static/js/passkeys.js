// Passkeys: a form that the browser's key fills in. Without it, or without such keys, the other ways are there.

const decoded = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

function encoded(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

const withIds = (list) => (list ?? []).map((one) => ({ ...one, id: decoded(one.id) }));

function asked({ publicKey }, verb) {
  const options = { ...publicKey, challenge: decoded(publicKey.challenge) };
  if (verb === "get") return { publicKey: { ...options, allowCredentials: withIds(publicKey.allowCredentials) } };
  const user = { ...publicKey.user, id: decoded(publicKey.user.id) };
  return { publicKey: { ...options, user, excludeCredentials: withIds(publicKey.excludeCredentials) } };
}

function answered(credential) {
  const { response } = credential;
  const told = { clientDataJSON: encoded(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) told[name] = encoded(response[name]);
  }
  if (response.getTransports) told.transports = response.getTransports();
  return {
    type: credential.type,
    id: credential.id,
    rawId: encoded(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response: told,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function use(form) {
  const verb = form.dataset.passkey;
  const options = JSON.parse(document.getElementById(form.dataset.options).textContent);
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const credential = await navigator.credentials[verb](asked(options, verb));
      form.elements.credential.value = JSON.stringify(answered(credential));
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      form.querySelector("[data-passkey-told]").textContent = form.dataset.failed;
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(use);
