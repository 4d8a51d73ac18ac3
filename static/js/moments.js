// «Nå» beside a time says today beside its day, where no day is written: a moment is one press.

document.addEventListener("click", ({ target }) => {
  const beside = target.closest?.(".datetimeshortcuts");
  if (!beside?.previousElementSibling?.matches(".vTimeField") || target !== beside.querySelector("a")) return;
  const day = beside.closest(".datetime")?.querySelector(".vDateField");
  if (day && !day.value) day.nextElementSibling?.querySelector("a")?.click();
});
