// mergeIn(place, fresh): the children of `place` become those of `fresh`. One with the same data-key stays as it is
// while it says the same, or if it is marked data-still; with data-inside, what is in it is merged in turn.
{
  const kept = (old, fresh) => {
    if (!old) return fresh;
    if ("still" in old.dataset || old.outerHTML === fresh.outerHTML) return old;
    if (!("inside" in old.dataset && "inside" in fresh.dataset)) return fresh;
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
    mergeIn(old, fresh);
    return old;
  };

  globalThis.mergeIn = (place, fresh) => {
    const known = new Map([...place.children].filter((one) => one.dataset.key).map((one) => [one.dataset.key, one]));
    const next = [...fresh.children].map((one) => kept(known.get(one.dataset.key), one));
    for (const one of [...place.children]) if (!next.includes(one)) one.remove();
    next.forEach((one, at) => place.children[at] === one || place.insertBefore(one, place.children[at] ?? null));
  };
}
