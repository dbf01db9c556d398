// What a seat sends. Each input lies in the browser until it has its receipt, and is sent again until then: the server
// knows it by its slot and its count, so that however often it comes it is stored once.
{
  const PATIENCE = 15000;
  const SLOW = 4000; // ms that one stands and waits for a receipt before the page says why
  const LONGEST_WAIT = 20000;
  const COME_AGAIN = [429, 502, 503, 504, 507];

  const idOf = (one) => `${one.prompt}/${one.slot}`;
  const isLate = ({ state, reason }) => state === "refused" && reason === "closed";
  const isUnsaved = ({ state, value }) => ["waiting", "refused"].includes(state) || (state === "unsent" && value !== null);

  const asStored = (one) => {
    const receipt = one.held ? "held" : "saved";
    return { ...one, state: receipt, receipt, stands: one.value };
  };

  // Each input is {prompt, slot, n, value, state, stands, receipt}: `value` null takes it back, `state` is waiting,
  // saved, held or refused (with `reason`), `stands` is what the server holds in that slot and `receipt` how, saved or
  // held. In the slot "unsent" is what stands in the fields of a prompt and is not sent. `told(one)` is called at every
  // change and `net(how)` with "away", "busy", "slow" or "" as sending goes.
  globalThis.Outbox = class {
    constructor({ key, url, own, told, net }) {
      Object.assign(this, { key, url, told, net, tries: 0 });
      this.all = new Map(own.map((one) => [idOf(one), asStored(one)]));
      for (const one of keptText.read(key) ?? []) {
        const { n, stands, receipt } = this.at(one) ?? {}; // the server knows best what stands
        if (!(n >= one.n)) this.all.set(idOf(one), { ...one, stands, receipt });
      }
    }

    at(one) {
      return this.all.get(idOf(one));
    }

    put(one, value, after = "saved") {
      const { n = 0, stands, receipt } = this.at(one) ?? {};
      this.set({ ...one, value, n: Math.max(Date.now(), n + 1), state: "waiting", after, stands, receipt });
      this.send();
    }

    // What came too late is sent again when its prompt takes answers again: once for each time that it is opened
    reopen({ id, isOpen }) {
      for (const one of [...this.all.values()].filter((each) => each.prompt === id && isLate(each))) {
        if (isOpen && !one.again) this.put({ ...one, again: true }, one.value, one.after);
        else if (!isOpen && one.again) this.set({ ...one, again: false });
      }
    }

    // What somebody marks or writes is kept as it comes, and never sent by itself; null is nothing. Told when there comes
    // to be something, or nothing, and not for each letter
    hold(prompt, value, label) {
      const one = { prompt, slot: "unsent", n: 0, value, label, state: "unsent" };
      const had = this.unsent(prompt) !== null;
      this.all.set(idOf(one), one);
      if (had || value !== null) this.keep();
      if (had !== (value !== null)) this.told(one);
    }

    unsent(prompt) {
      return this.at({ prompt, slot: "unsent" })?.value ?? null;
    }

    refuse(one, reason) {
      return one.value === null ? this.drop(one) : this.set({ ...one, state: "refused", reason });
    }

    // back to what the server holds, or to nothing
    drop(one) {
      const { stands = null, n, receipt = "saved" } = this.at(one);
      this.set({ ...one, n, value: stands, stands, state: receipt });
    }

    set(one) {
      this.all.set(idOf(one), one);
      this.keep();
      this.told(one);
    }

    keep() {
      const unsaved = [...this.all.values()].filter(isUnsaved);
      unsaved.length ? keptText.keep(this.key, unsaved) : keptText.drop(this.key);
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    async send() {
      if (this.busy) return;
      this.busy = true;
      const slow = setTimeout(() => this.net("slow"), SLOW);
      try {
        let one;
        while ((one = [...this.all.values()].find(({ state }) => state === "waiting"))) await this.post(one);
        this.tries = 0;
      } catch (failure) {
        this.net(typeof failure === "number" ? "busy" : "away");
        this.later(Math.min(LONGEST_WAIT, 1000 * 2 ** this.tries++) * (0.5 + Math.random()));
      }
      clearTimeout(slow);
      this.busy = false;
    }

    async post(one) {
      const { prompt, slot, n, value } = one;
      const answer = await fetch(this.url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ prompt, slot, n, value }),
        keepalive: true,
        signal: AbortSignal.timeout?.(PATIENCE),
      });
      if (COME_AGAIN.includes(answer.status)) throw answer.status;
      const told = await answer.json().catch(() => ({}));
      this.net("");
      if (this.at(one) !== one) return; // written anew meanwhile
      if (answer.ok) this.set({ ...one, state: one.after, stands: value, receipt: one.after, again: false });
      else this.refuse(one, told.refused ?? "");
    }
  };
}
