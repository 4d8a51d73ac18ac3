// The buttons below a list say how many they are about: «Bekreft 3 valgte».
const block = document.querySelector(".actions[data-word]");
const boxes = [...document.querySelectorAll(".action-select")];
const across = block?.querySelector(".select-across");
const words = new Map([...(block?.querySelectorAll("[name=action]:not([type=hidden])") ?? [])].map((button) => [button, button.textContent]));

function count() {
  const number = boxes.filter((box) => box.checked).length;
  const { word, one, many } = block.dataset;
  const chosen = number === 1 ? one : many.replace("#", number);
  for (const [button, text] of words) {
    button.textContent = number && across?.value !== "1" ? text.replace(word, chosen) : text;
  }
}

if (block && boxes.length) {
  document.querySelector("#changelist-form").addEventListener("change", () => setTimeout(count));
  block.addEventListener("click", () => setTimeout(count));
  addEventListener("pageshow", count);
}
