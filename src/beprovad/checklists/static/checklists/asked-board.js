/* Alt and an arrow moves the question that has the focus; Shift and a click chooses all between two; Ctrl+Z undoes.
   The buttons stand outside the form they belong to, where htmx does not look for the one that was pressed. After an
   act the page stands where it stood: the question that was pressed, or the first in sight, keeps its height. */
{
  let seen = null;

  customElements.define(
    "asked-board",
    class extends HTMLElement {
      connectedCallback() {
        this.addEventListener("keydown", (event) => this.#move(event));
        this.undo = (event) => this.#undo(event);
        document.addEventListener("keydown", this.undo);
        this.addEventListener("click", (event) => this.#choose(event));
        this.addEventListener("htmx:beforeSwap", () => this.#see());
        if (seen) {
          const stood = seen;
          seen = null;
          requestAnimationFrame(() => this.#stand(stood));
          this.addEventListener("htmx:afterSettle", () => this.#stand(stood), { once: true });
        }
        this.addEventListener("htmx:configRequest", ({ detail }) => {
          const pressed = detail.triggeringEvent?.submitter;
          if (pressed?.name) detail.parameters[pressed.name] = pressed.value;
          this.pressed = pressed ?? detail.elt;
        });
      }

      #see() {
        const bar = this.querySelector(".board-tools").getBoundingClientRect().bottom;
        const rows = [...this.querySelectorAll(".asked-row")];
        const inSight = (row) => row.getBoundingClientRect().top >= bar && !row.querySelector("[name=chosen]:checked");
        const row = this.pressed?.closest(".asked-row") ?? rows.find(inSight);
        seen = { id: row?.id, top: row?.getBoundingClientRect().top, y: scrollY };
      }

      #stand(stood) {
        const row = stood.id && document.getElementById(stood.id);
        const y = row ? scrollY + row.getBoundingClientRect().top - stood.top : stood.y;
        scrollTo({ top: y, behavior: "instant" });
      }

      #move(event) {
        const way = { ArrowUp: "asked-up", ArrowDown: "asked-down" }[event.key];
        const row = event.target.closest(".asked-row");
        if (!event.altKey || !way || !row || event.target.matches("textarea, select")) return;
        event.preventDefault();
        row.querySelector(`.${way}`)?.click();
      }

      disconnectedCallback() {
        document.removeEventListener("keydown", this.undo);
      }

      /* Not in a text, which has an undo of its own. */
      #undo(event) {
        const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
        if (!isUndo || event.target.matches("textarea, input:not([type=checkbox]), select")) return;
        event.preventDefault();
        this.querySelector(".board-undo")?.click();
      }

      #choose(event) {
        if (!event.target.matches('.asked-row > [name="chosen"]')) return;
        const boxes = [...this.querySelectorAll('.asked-row > [name="chosen"]')];
        const here = boxes.indexOf(event.target);
        if (event.shiftKey && this.last !== undefined) {
          const [from, to] = [Math.min(this.last, here), Math.max(this.last, here)];
          for (const box of boxes.slice(from, to + 1)) box.checked = event.target.checked;
        }
        this.last = here;
      }
    },
  );
}
