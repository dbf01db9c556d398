// What a widget holds now, in the shape that the server judges: answerIn(root) for an element with data-kind and data-name.
// saidIn(root, reason) shows why an answer was refused; without a reason it takes the words away.
{
  const shapes = {
    texts: (fields) => fields[0].value,
    words: (fields) => fields.map((field) => field.value),
    choice: (fields) => chosen(fields),
    scale: (fields) => chosen(fields)[0] ?? "",
    dots: (fields, name) => byKey(fields, name),
    ranking: (fields, name) => byKey(fields, name),
  };

  const chosen = (fields) => fields.filter((field) => field.checked).map((field) => field.value);

  const byKey = (fields, name) =>
    Object.fromEntries(
      fields.filter((field) => Number(field.value)).map((field) => [field.name.slice(name.length + 1), field.value]),
    );

  globalThis.answerIn = (root) => {
    const { kind, name } = root.dataset;
    const fields = [...root.querySelectorAll("input, select, textarea")];
    return shapes[kind](fields, name);
  };

  globalThis.saidIn = (root, reason = "") => {
    const place = root.querySelector(".asked-error");
    const words = JSON.parse(root.dataset.refusals);
    place.textContent = reason && (words[reason] ?? words.not_an_answer);
    place.hidden = !reason;
  };
}
