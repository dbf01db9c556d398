// What a person has written and the server has not yet confirmed, kept in the browser.
// Private windows may refuse storage; saving goes on without it.
{
  const quietly = (step) => {
    try {
      return step();
    } catch {
      return null;
    }
  };

  globalThis.keptText = {
    read: (key) => quietly(() => JSON.parse(localStorage.getItem(key))),
    keep: (key, value) => quietly(() => localStorage.setItem(key, JSON.stringify(value))),
    drop: (key) => quietly(() => localStorage.removeItem(key)),
  };
}
