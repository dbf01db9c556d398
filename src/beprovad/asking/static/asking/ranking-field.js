// Options put in order by buttons or arrow keys. The lists of places stay in the form, out of sight, and are what is sent.
{
  class RankingField extends HTMLElement {
    connectedCallback() {
      this.list = this.querySelector("ol");
      this.place = this.querySelector('[role="status"]');
      this.rows = [...this.list.children];
      for (const row of this.rows) this.dress(row);
      this.ranked = this.rows.filter((row) => selectIn(row).value).sort((one, other) => placeOf(one) - placeOf(other));
      this.addEventListener("click", (event) => this.onPress(event.target.closest("[data-move]")));
      this.addEventListener("keydown", (event) => this.onKey(event));
      this.show();
    }

    dress(row) {
      selectIn(row).hidden = true;
      for (const part of row.querySelectorAll(".ranking-place, .ranking-buttons")) part.hidden = false;
      row.querySelector("label").removeAttribute("for"); // pressing the words must not lead to what is out of sight
    }

    onPress(button) {
      if (button && button.ariaDisabled !== "true") this.move(button.closest("li"), button.dataset.move, button);
    }

    onKey(event) {
      const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
      const row = event.target.closest("li");
      if (!way || !this.ranked.includes(row)) return;
      event.preventDefault();
      this.move(row, way, event.target);
    }

    move(row, way, pressed) {
      const from = this.ranked.indexOf(row);
      const to = { up: from - 1, down: from + 1, add: this.ranked.length }[way];
      if (way === "up" ? to < 0 : way === "down" && to >= this.ranked.length) return;
      if (from >= 0) this.ranked.splice(from, 1);
      if (way !== "remove") this.ranked.splice(to, 0, row);
      this.show();
      this.tell(row);
      this.focusAfter(row, way, pressed);
      selectIn(row).dispatchEvent(new Event("change", { bubbles: true }));
    }

    show() {
      const rest = this.rows.filter((row) => !this.ranked.includes(row));
      for (const row of [...this.ranked, ...rest]) this.list.append(row);
      for (const row of this.rows) this.showRow(row, this.ranked.indexOf(row));
    }

    showRow(row, index) {
      const isRanked = index >= 0;
      selectIn(row).value = isRanked ? index + 1 : "";
      row.querySelector(".ranking-place").textContent = isRanked ? index + 1 : "";
      row.classList.toggle("asked-line-chosen", isRanked);
      for (const button of row.querySelectorAll("[data-move]")) button.hidden = (button.dataset.move === "add") === isRanked;
      row.querySelector('[data-move="up"]').ariaDisabled = String(index === 0);
      row.querySelector('[data-move="down"]').ariaDisabled = String(index === this.ranked.length - 1);
    }

    tell(row) {
      const words = selectIn(row).value ? this.dataset.placed : this.dataset.removed;
      const text = row.querySelector("label").textContent;
      this.place.textContent = words.replace("{text}", text).replace("{n}", selectIn(row).value);
    }

    // The same button again, or after "give it a place" the next option without one: a list is ranked by pressing on
    focusAfter(row, way, pressed) {
      const next = this.rows.filter((one) => !this.ranked.includes(one)).find((one) => one !== row);
      const after = { add: next?.querySelector('[data-move="add"]') ?? row.querySelector('[data-move="up"]') };
      (after[way] ?? (pressed.hidden ? row.querySelector('[data-move="add"]') : pressed)).focus();
    }
  }

  const selectIn = (row) => row.querySelector("select");
  const placeOf = (row) => Number(selectIn(row).value);

  customElements.define("ranking-field", RankingField);
}
