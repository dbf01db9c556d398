// fillIn(widget, answer) puts an answer, or none, into a widget that is not on the page yet: the reverse of answerIn.
// It comes alive on the page with what stands in its fields then.
{
  const keyOf = (field, name) => field.name.slice(name.length + 1);

  const ways = {
    radio: (field, answer) => field.toggleAttribute("checked", has(answer, field.value)),
    checkbox: (field, answer) => field.toggleAttribute("checked", has(answer, field.value)),
    number: (field, answer, name) => field.setAttribute("value", answer?.[keyOf(field, name)] ?? 0),
    text: (field, answer, name, place) => field.setAttribute("value", answer?.[place] ?? ""),
    textarea: (field, answer) => (field.textContent = answer ?? ""),
    "select-one": (field, answer, name) => choose(field, placeOf(answer, keyOf(field, name))),
  };

  const has = (answer, value) => [answer ?? []].flat().map(String).includes(value);

  // a ranking is kept as keys in order, and sent as a place for each key
  const placeOf = (answer, key) => {
    if (!Array.isArray(answer)) return String(answer?.[key] ?? "");
    return answer.includes(key) ? String(answer.indexOf(key) + 1) : "";
  };

  const choose = (field, value) => {
    for (const option of field.options) option.toggleAttribute("selected", option.value === value);
  };

  // a copy of a field remembers what somebody did to it, and goes by that instead
  const forget = (field) => {
    for (const option of field.options ?? []) option.selected = option.defaultSelected;
    if (field.options) return;
    field.value = field.defaultValue;
    field.checked = field.defaultChecked;
  };

  globalThis.fillIn = (widget, answer) => {
    widget.querySelectorAll("input, select, textarea").forEach((field, place) => {
      ways[field.type]?.(field, answer, widget.dataset.name, place);
      forget(field);
    });
  };
}
