// On a board's page: shows only the APIs of one level, or those whose name holds a text.
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".filter");
  if (!place) return;
  const levels = ["all", "full", "partial", "none", "expected", "unverified"];
  const rows = [...document.querySelectorAll("tr")].filter((row) => row.querySelector(".level"));
  const input = document.createElement("input");
  input.placeholder = "name";
  input.setAttribute("aria-label", "part of a name");
  let chosen = "all";
  const show = () => {
    for (const row of rows) {
      const fits = chosen === "all" || row.querySelector(".level." + chosen);
      const named = row.cells[0].textContent.toLowerCase().includes(input.value.toLowerCase());
      row.hidden = !(fits && named);
    }
  };
  const buttons = levels
    .filter((level) => level === "all" || rows.some((row) => row.querySelector(".level." + level)))
    .map((level) => {
      const button = document.createElement("button");
      button.textContent = level === "unverified" ? "not run yet" : level;
      button.setAttribute("aria-pressed", String(level === "all"));
      button.onclick = () => {
        chosen = level;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        show();
      };
      return button;
    });
  input.oninput = show;
  place.append(...buttons, input);
});
