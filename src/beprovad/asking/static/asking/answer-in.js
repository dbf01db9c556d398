// What a widget holds now, in the shape that the server judges: answerIn(root) for an element with data-kind and data-name.
// markedIn(root) is the marks as they read, one by one. saidIn(root, reason) shows why an answer was refused; without a
// reason it takes the words away.
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

  const marked = {
    choice: (fields) => fields.filter((field) => field.checked).map(wordsOf),
    scale: (fields) => fields.filter((field) => field.checked).map(wordsOf),
    dots: (fields) => fields.filter((field) => Number(field.value)).map((field) => `${wordsOf(field)} ${field.value}`),
    ranking: (fields) => fields.filter((field) => field.value).map((field) => `${field.value}. ${wordsOf(field)}`),
  };

  const wordsOf = (field) => {
    const line = field.closest(".asked-line, label");
    return (line.querySelector("label") ?? line).textContent.trim();
  };

  globalThis.markedIn = (root) => marked[root.dataset.kind]([...root.querySelectorAll("input, select")]);

  globalThis.saidIn = (root, reason = "") => {
    const place = root.querySelector(".asked-error");
    const words = JSON.parse(root.dataset.refusals);
    place.textContent = reason && (words[reason] ?? words.not_an_answer);
    place.hidden = !reason;
  };
}
